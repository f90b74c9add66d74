package dev.latitude.pilot.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latitude.pilot.pilot.ReviewDecision.GraduatingRight;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraduationTest {
  private static final Right PUBLISH = right("client-report.publish", DelegationLevel.DELEGATE);
  private static final Right ORDER = right("supplies.order", DelegationLevel.ADVISE);

  @Test
  void all_rights_graduate_as_they_were_tried_when_no_part_is_named() {
    assertThat(graduation((GraduatingRight[]) null))
        .isEqualTo(new Graduation(PilotResult.GRADUATED, List.of(PUBLISH, ORDER)));
    assertThat(
            graduation(
                new GraduatingRight("supplies.order", null),
                new GraduatingRight("client-report.publish", DelegationLevel.DELEGATE)))
        .isEqualTo(new Graduation(PilotResult.GRADUATED, List.of(PUBLISH, ORDER)));
  }

  @Test
  void some_of_them_or_a_lower_level_is_a_part() {
    assertThat(graduation(new GraduatingRight("supplies.order", null)))
        .isEqualTo(new Graduation(PilotResult.PARTIALLY_GRADUATED, List.of(ORDER)));
    assertThat(
            graduation(
                new GraduatingRight("client-report.publish", DelegationLevel.AGREE),
                new GraduatingRight("supplies.order", null)))
        .isEqualTo(
            new Graduation(
                PilotResult.PARTIALLY_GRADUATED,
                List.of(right("client-report.publish", DelegationLevel.AGREE), ORDER)));
  }

  @Test
  void nothing_wider_than_what_was_tried_graduates_and_each_fault_is_named() {
    assertThatThrownBy(
            () ->
                graduation(
                    new GraduatingRight("supplies.order", DelegationLevel.INQUIRE),
                    new GraduatingRight("staff.hire", null),
                    new GraduatingRight("supplies.order", null)))
        .isInstanceOfSatisfying(
            PilotRefusal.Invalid.class,
            refusal ->
                assertThat(refusal.obstacles())
                    .containsExactly(
                        new Obstacle(
                            "/rights/0/level",
                            "above-piloted",
                            "must be ADVISE, which is on trial, or less"),
                        new Obstacle("/rights/1/decision", "not-piloted", "is not on trial here"),
                        new Obstacle("/rights/2/decision", "repeated", "is named twice")));
  }

  private static Graduation graduation(GraduatingRight... part) {
    var start = LocalDate.of(2026, 3, 2);
    var plan = new Plan(start, start.plusDays(27), List.of(), Period.ofDays(7), null);
    var terms =
        new Terms(
            "Title",
            List.of(PUBLISH, ORDER),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            plan);
    return Graduation.of(terms, part == null ? null : List.of(part));
  }

  private static Right right(String decision, DelegationLevel level) {
    return new Right(decision, level, Dimension.QUALITY, null, Risk.LOW);
  }
}
