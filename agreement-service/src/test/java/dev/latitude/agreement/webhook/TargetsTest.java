package dev.latitude.agreement.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latitude.agreement.webhook.TargetRefused.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
  /** A directory in which some names lead where they should not. */
  private static final Map<String, List<String>> DIRECTORY =
      Map.of(
          "hr.example.com", List.of("93.184.216.34", "2606:2800:220:1::1"),
          "inside.example.com", List.of("10.20.3.4"),
          "half-inside.example.com", List.of("93.184.216.34", "169.254.169.254"),
          "home.example.com", List.of("::1"));

  @ParameterizedTest
  @CsvSource({
    "https://hr.example.com/hooks, ",
    "https://hr.example.com:8443/hooks, ",
    "HTTPS://hr.example.com, ",
    "https://93.184.216.34/, ",
    "http://hr.example.com/hooks, NOT_HTTPS",
    "https://nowhere.example.com/, NOT_FOUND",
    "https://inside.example.com/, NOT_PUBLIC",
    "https://half-inside.example.com/, NOT_PUBLIC",
    "https://home.example.com/, NOT_PUBLIC",
    "https://127.0.0.1/, NOT_PUBLIC",
    "https://2130706433/, NOT_PUBLIC",
    "https://169.254.169.254/latest/meta-data/, NOT_PUBLIC",
    "https://[::1]/, NOT_PUBLIC",
    "https://[::ffff:10.20.3.4]/, NOT_PUBLIC",
    "https://[fd00:ec2::254]/, NOT_PUBLIC"
  })
  void only_https_to_public_addresses(String url, Reason refused) {
    assertThat(refusal(targets(false), url)).isEqualTo(Optional.ofNullable(refused));
  }

  @Test
  void a_target_is_the_addresses_that_were_looked_at() throws TargetRefused {
    assertThat(targets(false).find("https://hr.example.com/hooks").addresses())
        .extracting(InetAddress::getHostAddress)
        .containsExactly("93.184.216.34", "2606:2800:220:1:0:0:0:1");
  }

  @ParameterizedTest
  @CsvSource({
    "https://inside.example.com/, ",
    "https://10.20.3.4/, ",
    "http://inside.example.com/, NOT_HTTPS",
    "https://10.21.0.1/, NOT_PUBLIC",
    "https://half-inside.example.com/, NOT_PUBLIC"
  })
  void a_network_that_operators_have_named_is_open_by_https(String url, Reason refused) {
    assertThat(refusal(targets(false, "192.168.0.0/24", "10.20.0.0/16"), url))
        .isEqualTo(Optional.ofNullable(refused));
  }

  @Test
  void on_a_laptop_anywhere_is_allowed() {
    assertThat(refusal(targets(true), "http://127.0.0.1:8081/")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hr.example.com/hooks",
        "//hr.example.com/hooks",
        "https:hr.example.com",
        "https:///hooks",
        "https://",
        "ftp://hr.example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://robin@hr.example.com/",
        "https://robin:secret@hr.example.com/",
        "https://@hr.example.com/",
        "https://hr.example.com/#part",
        "https://127.1/",
        "https://hr.example.com:0/",
        "https://hr.example.com:70000/",
        "https://hr.example.com/two words",
        "https://hr.example.com/\n",
        "https://hr.exämple.com/",
        ""
      })
  void what_is_no_url_to_send_to_is_none(String text) {
    assertThat(TargetUrl.Validator.isOne(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hr.example.com",
        "https://hr.example.com:8443/hooks/a?b=c&d=%20e",
        "http://127.0.0.1:9/",
        "https://[2606:4700::1]/"
      })
  void what_is_one_is_one(String text) {
    assertThat(TargetUrl.Validator.isOne(text)).isTrue();
  }

  @Test
  void the_laptops_freedom_keeps_a_service_in_production_from_starting() {
    assertThat(WebhookGuard.refusal(List.of("laptop"), true)).isEmpty();
    assertThat(WebhookGuard.refusal(List.of("prod"), false)).isEmpty();
    assertThat(WebhookGuard.refusal(List.of("prod"), true))
        .hasValueSatisfying(
            reason -> assertThat(reason).startsWith("latitude.webhooks.allow-private-targets"));
  }

  @Test
  void a_network_that_is_none_is_told_at_the_start() {
    assertThatThrownBy(() -> targets(false, "10.20.0.0"))
        .hasMessageContaining("'10.20.0.0' is not a range of addresses");
  }

  private static Optional<Reason> refusal(Targets targets, String url) {
    try {
      var _ = targets.find(url);
      return Optional.empty();
    } catch (TargetRefused refused) {
      return Optional.of(refused.reason());
    }
  }

  private static Targets targets(boolean anywhere, String... networks) {
    return new Targets(new Directory(), WebhookSettings.of(List.of(), anywhere, List.of(networks)));
  }

  /** Literal addresses are what they are; names are what the directory says. */
  private static final class Directory extends Names {
    @Override
    List<InetAddress> addresses(String host) throws UnknownHostException {
      if (host.matches("[0-9.]+|\\[.*")) {
        return List.of(InetAddress.getAllByName(host));
      }
      var found = DIRECTORY.get(host);
      if (found == null) {
        throw new UnknownHostException(host);
      }
      return found.stream().map(Directory::literal).toList();
    }

    private static InetAddress literal(String address) {
      try {
        return InetAddress.getByName(address);
      } catch (UnknownHostException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
