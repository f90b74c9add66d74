package dev.latitude.pilot.dashboard;

import static dev.latitude.kit.document.PlainText.line;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latitude.pilot.pilot.Metric;
import dev.latitude.pilot.pilot.Terms;
import dev.latitude.pilot.trigger.Trigger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Events in plain words. It reads them as they were written down, which may be long ago: what an
 * event lacks is left out, and one of a type that has no words here is told by its name.
 */
final class HappeningWords {
  /** Who acts when nobody does. */
  private static final String NOBODY = "latitude";

  private static final String BY_CLAUSE = "CONTEXT_EVENT";

  private static final List<String> SAID = List.of("reason", "note", "summary");

  private final Wording words;
  private final Terms terms;

  HappeningWords(Wording words, Terms terms) {
    this.words = words;
    this.terms = terms;
  }

  String text(Happening happening) {
    var data = happening.data();
    var key = "event." + happening.type();
    return switch (happening.type()) {
      case "pilot.data-missing" -> words.filled(key, metric(data), date(data, "since"));
      case "pilot.review-due", "pilot.review-overdue" ->
          words.filled(key, date(data, "reviewDate"));
      case "pilot.status-update-overdue" -> words.filled(key, days(data));
      case "pilot.end-reached" -> words.filled(key, date(data, "end"));
      case "pilot.paused" -> paused(happening);
      case "pilot.reverted" -> stopped(happening, "guardrail");
      case "pilot.completed" -> words.filled(key, oneOf("PilotResult", data, "result"));
      case "pilot.measured" ->
          words.filled(key, who(happening), metric(data), days(data), quantity(data, "value"));
      case "pilot.measurements-recorded" ->
          words.filled(
              key,
              who(happening),
              metrics(data),
              days(data),
              words.counted(key + ".corrected", data.path("corrected").asLong()));
      case "pilot.measurement-disputed" ->
          words.filled(key, who(happening), metric(data), days(data));
      case "pilot.dispute-resolved" ->
          words.filled(
              key,
              who(happening),
              metric(data),
              days(data),
              oneOf("DisputeOutcome", data, "outcome"));
      case "pilot.status-updated" ->
          words.filled(key, who(happening), days(data), oneOf("Health", data, "health"));
      case "pilot.reviewed" ->
          words.filled(key, who(happening), oneOf("ReviewOutcome", data, "outcome"));
      case "pilot.context-noted" ->
          words.filled(
              key, oneOf("ContextEventKind", data, "kind"), oneOf("Reaction", data, "reaction"));
      case "pilot.decision-recorded" ->
          words.filled(key, who(happening), line(text(data, "decision")));
      case "pilot.delivery-checked" ->
          words.filled(key, who(happening), line(text(data, "delivery")));
      case "pilot.handed-over" ->
          words.filled(
              key,
              who(happening),
              line(text(data, "approver")),
              line(text(data, "formerApprover")));
      case "pilot.observer-added" ->
          words.filled(key, who(happening), line(text(data, "observer")));
      case "pilot.observer-removed" -> observerRemoved(happening);
      case "pilot.person-pseudonymised" ->
          words.filled(key, who(happening), line(text(data, "pseudonym")));
      default ->
          isWorded(happening.type())
              ? words.filled(key, who(happening))
              : words.filled("event.other", who(happening), name(happening.type()));
    };
  }

  /** By a party, or by whoever took leave. */
  private String observerRemoved(Happening happening) {
    var observer = text(happening.data(), "observer");
    var key = "event." + happening.type();
    return happening.actor().equals(observer)
        ? words.filled(key + ".leave", who(happening))
        : words.filled(key, who(happening), line(observer));
  }

  private String paused(Happening happening) {
    var data = happening.data();
    return switch (causeOfPause(happening)) {
      case "NO_DATA" -> words.filled("event.pilot.paused.no.data", metric(data));
      case BY_CLAUSE ->
          data.path("event").isTextual()
              ? words.filled(
                  "event.pilot.paused.clause.event", oneOf("ContextEventKind", data, "event"))
              : words.of("event.pilot.paused.clause");
      default -> stopped(happening, "signal");
    };
  }

  /**
   * Pauses of the first days do not say it: those of a trigger do not tell a breach from missing
   * data, and what neither a trigger nor a person did was a clause.
   */
  private static String causeOfPause(Happening happening) {
    var data = happening.data();
    boolean byClause = !data.path("trigger").isTextual() && happening.actor().equals(NOBODY);
    return data.path("cause").asText(byClause ? BY_CLAUSE : "?");
  }

  /**
   * By a trigger, with the numbers that were told of it, since the trigger may be another by now;
   * or by a person.
   */
  private String stopped(Happening happening, String brake) {
    var data = happening.data();
    var key = "event." + happening.type();
    if (!data.path("trigger").isTextual()) {
      return words.filled(key + ".person", who(happening));
    }
    var metric = keyOfMetric(data);
    if (metric.isEmpty() || !data.path("value").isNumber() || !data.path("limit").isNumber()) {
      return words.filled(
          key + "." + brake, metric.map(this::metric).orElse(text(data, "trigger")));
    }
    boolean above =
        data.path("value").decimalValue().compareTo(data.path("limit").decimalValue()) > 0;
    return words.filled(
        key + "." + brake + "." + (above ? Trigger.Operator.ABOVE : Trigger.Operator.BELOW),
        metric(metric.get()),
        quantity(data, "value"),
        quantity(data, "limit"));
  }

  /** What somebody said; a reason that nobody gave is told in the text already. */
  @Nullable String said(Happening happening) {
    var data = happening.data();
    if (data.path("trigger").isTextual()
        || happening.type().equals("pilot.completed")
        || (happening.type().equals("pilot.paused") && causeOfPause(happening).equals(BY_CLAUSE))) {
      return null;
    }
    return SAID.stream()
        .map(data::path)
        .filter(JsonNode::isTextual)
        .map(said -> line(said.textValue()))
        .findFirst()
        .orElse(null);
  }

  private boolean isWorded(String type) {
    return !words.oneOf("event", type).equals(type);
  }

  private String who(Happening happening) {
    return happening.actor().equals(NOBODY) ? words.of("latitude") : line(happening.actor());
  }

  private Optional<Trigger> trigger(JsonNode data) {
    return terms.triggers().stream()
        .filter(trigger -> trigger.key().equals(text(data, "trigger")))
        .findFirst();
  }

  /** As it was told; of an event that lacks it, the metric of the trigger as it is now. */
  private Optional<String> keyOfMetric(JsonNode data) {
    return Optional.ofNullable(data.path("metric").textValue())
        .or(() -> trigger(data).map(Trigger::metric));
  }

  private String metric(JsonNode data) {
    return metric(text(data, "metric"));
  }

  private String metrics(JsonNode data) {
    return data.path("metrics")
        .valueStream()
        .map(key -> metric(key.asText()))
        .collect(Collectors.joining(", "));
  }

  private String metric(String key) {
    return line(terms.metric(key).map(Metric::name).orElse(key));
  }

  private String quantity(JsonNode data, String property) {
    BigDecimal value = data.path(property).decimalValue();
    return keyOfMetric(data)
        .flatMap(terms::metric)
        .map(metric -> words.quantity(value, metric.unit()))
        .orElse(words.number(value));
  }

  private String days(JsonNode data) {
    var from = day(data, "from");
    var to = day(data, "to");
    return from.isPresent() && to.isPresent() ? words.span(from.get(), to.get()) : "?";
  }

  private String date(JsonNode data, String property) {
    return day(data, property).map(words::date).orElse("?");
  }

  private static Optional<LocalDate> day(JsonNode data, String property) {
    return Optional.ofNullable(data.path(property).textValue()).map(LocalDate::parse);
  }

  /** The word for a constant, or the constant while there is none. */
  private String oneOf(String list, JsonNode data, String property) {
    return words.oneOf(list, text(data, property));
  }

  private static String text(JsonNode data, String property) {
    return data.path(property).asText("?");
  }

  /** {@code pilot.review-overdue} is "review overdue". */
  private static String name(String type) {
    return type.substring(type.indexOf('.') + 1).replace('-', ' ').toLowerCase(Locale.ROOT);
  }
}
