package dev.latitude.pilot.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final Plan FOUR_WEEKS = plan(Period.ofDays(7));

  @Test
  void another_start_keeps_every_distance() {
    assertThat(FOUR_WEEKS.startingOn(START.minusDays(30)))
        .isEqualTo(
            new Plan(
                START.minusDays(30),
                START.minusDays(3),
                List.of(START.minusDays(16), START.minusDays(23)),
                Period.ofDays(7),
                null));
  }

  @Test
  void reporting_periods_follow_the_cadence_and_the_last_ends_with_the_pilot() {
    assertThat(FOUR_WEEKS.reportingPeriod(1)).hasValue(new Plan.Stretch(START, START.plusDays(6)));
    assertThat(FOUR_WEEKS.reportingPeriod(4))
        .hasValue(new Plan.Stretch(START.plusDays(21), START.plusDays(27)));
    assertThat(FOUR_WEEKS.reportingPeriod(5)).isEmpty();
    assertThat(plan(Period.ofDays(10)).reportingPeriod(3))
        .hasValue(new Plan.Stretch(START.plusDays(20), START.plusDays(27)));
    assertThat(plan(Period.ofMonths(1)).reportingPeriod(1))
        .hasValue(new Plan.Stretch(START, START.plusDays(27)));
  }

  @Test
  void a_period_is_reported_on_from_its_first_day_on() {
    var terms =
        new Terms(
            "T",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            FOUR_WEEKS);
    assertThat(ReportingRules.misfits(terms, 2, List.of(), START.plusDays(7))).isEmpty();
    assertThat(ReportingRules.misfits(terms, 2, List.of(), START.plusDays(6)))
        .containsExactly(
            new Obstacle(
                "/period", "not-begun", "begins on 2026-03-09 and cannot be reported on yet"));
  }

  @Test
  void the_review_due_is_the_earliest_that_has_come_and_was_not_held() {
    assertThat(firstDue(START.plusDays(6), List.of())).isEmpty();
    assertThat(firstDue(START.plusDays(20), List.of())).hasValue(START.plusDays(7));
    assertThat(firstDue(START.plusDays(20), List.of(START.plusDays(7))))
        .hasValue(START.plusDays(14));
  }

  @Test
  void stretches_lead_from_one_planned_review_to_the_next_and_to_the_end() {
    assertThat(FOUR_WEEKS.betweenReviews())
        .containsExactly(
            new Plan.Stretch(START, START.plusDays(7)),
            new Plan.Stretch(START.plusDays(8), START.plusDays(14)),
            new Plan.Stretch(START.plusDays(15), START.plusDays(27)));
    var onTheLastDay =
        new Plan(START, START.plusDays(1), List.of(START.plusDays(1)), Period.ofDays(7), null);
    assertThat(onTheLastDay.betweenReviews())
        .containsExactly(new Plan.Stretch(START, START.plusDays(1)));
  }

  @Test
  void what_is_said_to_have_happened_lies_in_the_pilot_and_not_in_the_future() {
    assertThat(FOUR_WEEKS.misfit(START, START)).isEmpty();
    assertThat(FOUR_WEEKS.misfit(START.minusDays(1), START))
        .hasValue("is before the first day, 2026-03-02");
    assertThat(FOUR_WEEKS.misfit(START.plusDays(28), START.plusDays(40)))
        .hasValue("is after the last day, 2026-03-29");
    assertThat(FOUR_WEEKS.misfit(START.plusDays(2), START.plusDays(1)))
        .hasValue("is after today, 2026-03-03");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P0D", "P-7D", "P13M", "P367D", "P1M-40D"})
  void a_cadence_that_leads_nowhere_makes_no_sense(String cadence) {
    assertThat(plan(Period.parse(cadence)).makesSense()).isFalse();
  }

  @Test
  void a_start_may_be_a_year_ago_when_the_end_is_still_to_come() {
    assertThat(Schedule.of(FOUR_WEEKS, START.minusDays(27), START).end()).isEqualTo(START);
    assertThatThrownBy(() -> Schedule.of(FOUR_WEEKS, START.minusDays(28), START))
        .isInstanceOfSatisfying(
            PilotRefusal.Invalid.class,
            refusal ->
                assertThat(refusal.obstacles())
                    .containsExactly(
                        new Obstacle(
                            "/start",
                            "already-over",
                            "would make 2026-03-01 the last day, which has passed; name a later start")));
    for (var tooFar : List.of(START.minusDays(367), START.plusDays(367), LocalDate.MAX)) {
      assertThatThrownBy(() -> Schedule.of(FOUR_WEEKS, tooFar, START))
          .isInstanceOfSatisfying(
              PilotRefusal.Invalid.class,
              refusal ->
                  assertThat(refusal.obstacles())
                      .extracting(Obstacle::rule)
                      .containsExactly("range"));
    }
  }

  private static Optional<LocalDate> firstDue(LocalDate today, List<LocalDate> held) {
    return Plan.firstDue(FOUR_WEEKS.reviewDates(), today, held);
  }

  private static Plan plan(Period cadence) {
    return new Plan(
        START, START.plusDays(27), List.of(START.plusDays(14), START.plusDays(7)), cadence, null);
  }
}
