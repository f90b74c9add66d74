package dev.latitude.pilot.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.latitude.pilot.pilot.ReviewDecision.Extension;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExtensionRulesTest {
  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final LocalDate END = START.plusDays(27);
  private static final LocalDate TODAY = START.plusDays(20);

  @Test
  void the_end_moves_and_review_dates_that_have_come_stay() {
    assertThat(extended(END.plusDays(28), List.of(END.plusDays(14))))
        .isEqualTo(plan(END.plusDays(28), START.plusDays(7), END.plusDays(14)));
    assertThat(extended(END.plusDays(28), null))
        .isEqualTo(plan(END.plusDays(28), START.plusDays(7), START.plusDays(21)));
  }

  @Test
  void a_year_is_the_longest_and_its_last_day_is_in_it() {
    var last = START.plusDays(365);
    assertThat(extended(last, null).end()).isEqualTo(last);
    assertThatObstaclesOf(last.plusDays(1), null)
        .containsExactly(
            new Obstacle(
                "/end",
                "too-long",
                "must not be after 2027-03-02: a pilot lasts 366 days at most"));
  }

  @Test
  void it_only_gets_longer_and_is_looked_at_again() {
    assertThatObstaclesOf(END, List.of())
        .containsExactly(
            new Obstacle("/end", "not-later", "must be after the present last day, 2026-03-29"));
    assertThatObstaclesOf(END.plusDays(7), List.of())
        .extracting(Obstacle::pointer, Obstacle::rule)
        .containsExactly(tuple("/reviewDates", "no-review"));
    assertThatObstaclesOf(END.plusDays(7), List.of(END.plusDays(8)))
        .extracting(Obstacle::rule)
        .containsExactly("outside-pilot");
    assertThatThrownBy(
            () ->
                ExtensionRules.extended(
                    plan(END), new Extension(END.plusDays(2), null), END.plusDays(3)))
        .isInstanceOfSatisfying(
            PilotRefusal.Invalid.class,
            refusal ->
                assertThat(refusal.obstacles())
                    .extracting(Obstacle::rule)
                    .containsExactly("already-over"));
  }

  private static ListAssert<Obstacle> assertThatObstaclesOf(
      LocalDate end, @Nullable List<LocalDate> reviewDates) {
    return assertThatThrownBy(() -> extended(end, reviewDates))
        .isInstanceOf(PilotRefusal.Invalid.class)
        .extracting(
            refusal -> ((PilotRefusal.Invalid) refusal).obstacles(),
            InstanceOfAssertFactories.list(Obstacle.class));
  }

  private static Plan extended(LocalDate end, @Nullable List<LocalDate> reviewDates) {
    var plan = plan(END, START.plusDays(7), START.plusDays(21));
    return ExtensionRules.extended(plan, new Extension(end, reviewDates), TODAY);
  }

  private static Plan plan(LocalDate end, LocalDate... reviewDates) {
    return new Plan(START, end, List.of(reviewDates), Period.ofDays(7), null);
  }
}
