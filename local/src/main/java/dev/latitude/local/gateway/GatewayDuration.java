package dev.latitude.local.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A duration as the Gateway API writes it: {@code 30s}, {@code 1m30s}, {@code 500ms}. */
final class GatewayDuration {

  private static final Pattern WHOLE = Pattern.compile("([0-9]{1,5}(h|m|s|ms)){1,4}");
  private static final Pattern PART = Pattern.compile("([0-9]+)(ms|h|m|s)");

  private GatewayDuration() {}

  static Optional<Duration> parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        PART.matcher(text)
            .results()
            .map(part -> amount(Long.parseLong(part.group(1)), part.group(2)))
            .reduce(Duration.ZERO, Duration::plus));
  }

  private static Duration amount(long number, String unit) {
    return switch (unit) {
      case "h" -> Duration.ofHours(number);
      case "m" -> Duration.ofMinutes(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMillis(number);
    };
  }
}
