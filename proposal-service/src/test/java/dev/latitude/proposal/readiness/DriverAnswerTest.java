package dev.latitude.proposal.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.proposal.guidance.Driver;
import dev.latitude.proposal.readiness.CaseFixture.Draft;
import dev.latitude.proposal.readiness.DriverAnswer.Answer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each driver with what meets it and with what is missing. */
class DriverAnswerTest {
  @ParameterizedTest
  @EnumSource
  void a_driver_is_answered_or_something_is_missing_and_never_both(Driver driver) {
    var good = DriverAnswer.of(driver, CaseFixture.good());
    assertThat(good.answeredBy()).isNotEmpty();
    assertThat(good.missing()).isNull();
    var bare =
        CaseFixture.with(
            draft -> {
              draft
                  .json()
                  .remove(
                      List.of("triggers", "boundaries", "risks", "evidence", "pilot", "checklist"));
              draft.list("/metrics").remove(1);
            });
    var open = DriverAnswer.of(driver, bare.supportedBy(0));
    assertThat(open.answeredBy()).isEmpty();
    assertThat(open.missing()).endsWith(".");
  }

  @Test
  void fear_of_losing_control_is_met_by_what_acts_by_itself() {
    assertThat(
            answers(
                Driver.BIAS_FOR_CONTROL, draft -> draft.at("/triggers/0").put("mode", "SHADOW")))
        .containsExactly(
            new Answer("/triggers/1", "Approvals come back by themselves: errors-rise"));
  }

  @Test
  void a_trust_gap_is_met_by_past_work_or_by_people() {
    var without = CaseFixture.with(draft -> draft.json().remove("evidence"));
    assertThat(DriverAnswer.of(Driver.TRUST_GAP, without.supportedBy(2)).answeredBy())
        .containsExactly(new Answer("", "2 people support it as it stands"));
    assertThat(DriverAnswer.of(Driver.TRUST_GAP, CaseFixture.good().supportedBy(0)).answeredBy())
        .containsExactly(new Answer("/evidence/0", "Past work: Quarterly figures for the board"));
  }

  @Test
  void an_unclear_role_is_met_by_what_stays_with_whom() {
    assertThat(answers(Driver.UNCLEAR_ROLE, _ -> {}))
        .containsExactly(
            new Answer("/boundaries/0", "Stays with morgan: What the report measures"));
  }

  @Test
  void workload_is_met_by_prevention_or_a_checklist_and_not_by_a_brake() {
    assertThat(answers(Driver.WORKLOAD, _ -> {}))
        .containsExactly(
            new Answer(
                "/risks/0",
                "Prevented without anybody else's time: A wrong number reaches the client"),
            new Answer("/checklist", "One thing is checked each time by who does the work"));
    Consumer<Draft> withoutPrevention = draft -> draft.at("/risks/0").remove("mitigation");
    assertThat(answers(Driver.WORKLOAD, withoutPrevention))
        .extracting(Answer::pointer)
        .containsExactly("/checklist");
    assertThat(
            answers(
                Driver.WORKLOAD,
                withoutPrevention.andThen(draft -> draft.json().remove("checklist"))))
        .isEmpty();
  }

  @Test
  void doubt_about_skill_is_met_by_past_work_or_by_advice() {
    Consumer<Draft> withAdvice =
        draft -> {
          draft.json().remove("evidence");
          draft.at("/rights/0").put("requestedLevel", "ADVISE").put("currentLevel", "CONSULT");
        };
    assertThat(answers(Driver.SKILL_MISMATCH, withAdvice))
        .containsExactly(
            new Answer("/rights/0", "Advice is heard before client-report.publish is decided"));
    assertThat(answers(Driver.SKILL_MISMATCH, draft -> draft.json().remove("evidence"))).isEmpty();
  }

  @Test
  void habit_is_met_by_an_exception_with_an_end() {
    assertThat(answers(Driver.HABIT, _ -> {}))
        .containsExactly(new Answer("/pilot", "An exception with an end: until 2026-03-29"));
    assertThat(answers(Driver.HABIT, draft -> draft.at("/pilot").putArray("reviewDates")))
        .isEmpty();
  }

  @Test
  void narrow_metrics_are_met_by_a_second_number() {
    assertThat(answers(Driver.NARROW_METRICS, _ -> {}))
        .extracting(Answer::pointer)
        .containsExactly("/metrics/0", "/metrics/1");
    assertThat(answers(Driver.NARROW_METRICS, draft -> draft.at("/metrics/1").remove("baseline")))
        .isEmpty();
  }

  @Test
  void the_report_answers_each_driver_that_is_named_once() {
    var report =
        Readiness.report(
            CaseFixture.with(
                draft ->
                    draft.json().putArray("drivers").add("HABIT").add("WORKLOAD").add("HABIT")));
    assertThat(report.drivers())
        .extracting(DriverAnswer::driver)
        .containsExactly(Driver.HABIT, Driver.WORKLOAD);
    assertThat(Readiness.report(CaseFixture.good()).drivers()).isEmpty();
  }

  private static List<Answer> answers(Driver driver, Consumer<Draft> change) {
    return DriverAnswer.of(driver, CaseFixture.with(change)).answeredBy();
  }
}
