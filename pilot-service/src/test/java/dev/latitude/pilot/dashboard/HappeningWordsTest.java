package dev.latitude.pilot.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.pilot.pilot.Metric;
import dev.latitude.pilot.pilot.Plan;
import dev.latitude.pilot.pilot.Terms;
import dev.latitude.pilot.trigger.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HappeningWordsTest {
  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final Terms TERMS =
      new Terms(
          "Publish",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          new Plan(START, START.plusDays(27), List.of(), Period.ofDays(7), null));

  /** The brake watched errors once, and watches the score now. */
  private static final Terms CHANGED =
      new Terms(
          "Publish",
          List.of(),
          List.of(),
          List.of(
              new Metric("errors", "Errors", "%", Metric.Direction.LOWER_IS_BETTER, null, null),
              new Metric(
                  "score", "Score", "points", Metric.Direction.HIGHER_IS_BETTER, null, null)),
          List.of(),
          List.of(
              new Trigger(
                  "brake",
                  "score",
                  Trigger.Kind.GUARDRAIL,
                  Trigger.Operator.BELOW,
                  new Trigger.Threshold(Trigger.Threshold.Basis.ABSOLUTE, BigDecimal.valueOf(4)),
                  1,
                  1,
                  Trigger.Mode.ARMED,
                  null)),
          List.of(),
          List.of(),
          TERMS.plan());

  private static String text(Locale language, String type, String data)
      throws JsonProcessingException {
    return text(TERMS, language, type, data);
  }

  private static String text(Terms terms, Locale language, String type, String data)
      throws JsonProcessingException {
    return new HappeningWords(Wording.in(language), terms)
        .text(new Happening(7, Instant.EPOCH, "robin", type, new ObjectMapper().readTree(data)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pilot.started                | {}                                               | robin started the pilot: the rights are in force.
          pilot.review-overdue         | {"reviewDate": "2026-03-09"}                     | The review planned for 9 Mar 2026 was not held in time.
          pilot.status-update-overdue  | {"from": "2026-03-02", "to": "2026-03-08"}       | The update on 2 Mar – 8 Mar 2026 did not come in time.
          pilot.context-noted          | {"kind": "NEW_MANAGER", "reaction": "SUSPEND"}   | An event the two have agreed a clause for: a new manager. Its clause: the pilot pauses.
          pilot.context-noted          | {"kind": "AN_ECLIPSE", "reaction": "REVIEW"}     | An event the two have agreed a clause for: AN_ECLIPSE. Its clause: an extra review.
          pilot.reviewed               | {"outcome": "EXTEND"}                            | robin held a review: extend.
          pilot.handed-over            | {"approver": "maria", "formerApprover": "morgan"} | robin put maria in the place of morgan: from now on maria decides as approver.
          pilot.observer-added         | {"observer": "kim"}                              | robin lets kim look on.
          pilot.observer-removed       | {"observer": "kim"}                              | robin lets kim look on no more.
          pilot.observer-removed       | {"observer": "robin"}                            | robin looks on no more.
          pilot.person-pseudonymised   | {"pseudonym": "former-1", "rewritten": []}       | robin had a person forgotten: former-1 stands in their place.
          pilot.something-new          | {}                                               | robin: something new.
          pilot.reverted               | {"trigger": "gone", "value": 1, "limit": 2}      | Approvals are back: the brake on gone was breached.
          pilot.paused                 | {"cause": "APPROVER", "reason": "A talk."}        | robin paused the pilot: the rights rest.
          pilot.paused                 | {"cause": "SIGNAL", "trigger": "gone"}            | The pilot is paused by what was agreed for the brake on gone.
          pilot.paused                 | {"cause": "NO_DATA", "trigger": "gone", "metric": "errors"} | The pilot is paused: errors has had no data for longer than agreed.
          pilot.paused                 | {"cause": "CONTEXT_EVENT", "event": "AUDIT"}     | The pilot is paused by the clause that the two have agreed on for this event: an audit.
          pilot.paused                 | {"reason": "A talk."}                            | robin paused the pilot: the rights rest.
          pilot.paused                 | {"trigger": "gone"}                              | The pilot is paused by what was agreed for the brake on gone.
          pilot.measured               | {}                                               | robin corrected ? for ?: it is now 0.
          pilot.measurements-recorded  | {"metrics": ["errors", "score"], "from": "2026-03-02", "to": "2026-03-08", "corrected": 1} | robin sent values of errors, score for 2 Mar – 8 Mar 2026; 1 of them corrects an earlier one.
          """)
  void an_event_is_told_with_what_it_has(String type, String data, String expected)
      throws Exception {
    assertThat(text(Locale.ENGLISH, type, data)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pilot.reverted | {"trigger": "brake", "metric": "errors", "value": 5, "limit": 4} | Approvals are back: Errors was 5 %, above the limit of 4 %.
          pilot.reverted | {"trigger": "brake", "metric": "score", "value": 3, "limit": 4}  | Approvals are back: Score was 3 points, below the limit of 4 points.
          pilot.reverted | {"trigger": "brake", "value": 3, "limit": 4}                     | Approvals are back: Score was 3 points, below the limit of 4 points.
          pilot.reverted | {"trigger": "brake", "metric": "errors"}                         | Approvals are back: the brake on Errors was breached.
          pilot.paused   | {"cause": "SIGNAL", "trigger": "brake", "metric": "errors", "value": 5, "limit": 4} | The pilot is paused: Errors was 5 %, above the limit of 4 %.
          pilot.paused   | {"cause": "SIGNAL", "trigger": "gone", "metric": "errors", "value": 5, "limit": 4}  | The pilot is paused: Errors was 5 %, above the limit of 4 %.
          pilot.paused   | {"trigger": "brake"}                                             | The pilot is paused by what was agreed for the brake on Score.
          """)
  void what_stopped_it_is_told_as_it_was_though_the_brake_is_another_now(
      String type, String data, String expected) throws Exception {
    assertThat(text(CHANGED, Locale.ENGLISH, type, data).replace('\u00A0', ' '))
        .isEqualTo(expected);
  }

  @Test
  void a_pause_by_a_clause_is_told_in_german_and_not_by_its_reason_in_english() throws Exception {
    var data =
        "{\"cause\": \"CONTEXT_EVENT\", \"event\": \"AUDIT\", \"reason\": \"AUDIT on 2026-03-09\"}";
    var words = new HappeningWords(Wording.in(Locale.GERMAN), TERMS);
    assertThat(words.text(paused("latitude", data)))
        .isEqualTo(
            "Der Versuch pausiert nach der Klausel, die die beiden für dieses Ereignis vereinbart haben: eine Prüfung.");
    assertThat(words.said(paused("latitude", data))).isNull();

    var withoutCause = "{\"reason\": \"AUDIT on 2026-03-09\"}";
    assertThat(words.text(paused("latitude", withoutCause)))
        .isEqualTo("Der Versuch pausiert nach einer Klausel, die die beiden vereinbart haben.");
    assertThat(words.said(paused("latitude", withoutCause))).isNull();
    assertThat(words.said(paused("morgan", withoutCause))).isEqualTo("AUDIT on 2026-03-09");
  }

  private static Happening paused(String actor, String data) throws JsonProcessingException {
    return new Happening(
        7, Instant.EPOCH, actor, "pilot.paused", new ObjectMapper().readTree(data));
  }

  @Test
  void an_event_without_words_is_told_by_its_name_in_german_too() throws Exception {
    assertThat(text(Locale.GERMAN, "pilot.something-new", "{}")).isEqualTo("robin: something new.");
    assertThat(
            text(
                Locale.GERMAN,
                "pilot.handed-over",
                "{\"approver\": \"maria\", \"formerApprover\": \"morgan\"}"))
        .isEqualTo(
            "robin hat maria an die Stelle von morgan gesetzt: Ab jetzt entscheidet maria als Führungskraft.");
    assertThat(text(Locale.GERMAN, "pilot.started", "{}"))
        .isEqualTo("robin hat den Versuch gestartet: Die Rechte gelten.");
  }
}
