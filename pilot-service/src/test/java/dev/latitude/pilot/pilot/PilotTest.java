package dev.latitude.pilot.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latitude.kit.identity.Actor;
import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Reading;
import dev.latitude.pilot.trigger.Trigger;
import dev.latitude.pilot.trigger.Trigger.Kind;
import dev.latitude.pilot.trigger.Trigger.Mode;
import dev.latitude.pilot.trigger.TriggerFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PilotTest {
  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final Instant FIRST_NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant LAST_MOMENT = Instant.parse("2026-03-29T23:59:59Z");
  private static final Actor AUTHOR = new Actor("robin", Set.of());
  private static final Actor APPROVER = new Actor("morgan", Set.of("manager"));

  @Test
  void rights_come_into_force_until_the_last_day_is_over_and_not_after_it() {
    var pilot = started();
    pilot.pause(APPROVER, "Let us talk.");
    assertThatThrownBy(() -> pilot.resume(APPROVER, LAST_MOMENT.plusSeconds(1)))
        .isInstanceOf(PilotRefusal.PastItsEnd.class)
        .hasMessage(
            "The pilot's last day was 2026-03-29, so it cannot be resumed. Extend it by a review and then resume it, or revert it.");
    assertThat(pilot.state()).isEqualTo(PilotState.PAUSED);

    assertThat(pilot.resume(APPROVER, LAST_MOMENT))
        .isInstanceOfSatisfying(
            PilotEvent.Resumed.class,
            resumed -> {
              assertThat(resumed.from()).isEqualTo(LAST_MOMENT);
              assertThat(resumed.until()).isEqualTo("2026-03-30T00:00:00Z");
            });
  }

  @Test
  void it_starts_between_its_first_and_its_last_day() {
    var pilot = acknowledged(TriggerFixture.above4(1, 1));
    assertThatThrownBy(() -> pilot.start(AUTHOR, FIRST_NOON.minus(Duration.ofDays(1))))
        .isInstanceOfSatisfying(
            PilotRefusal.CannotStart.class,
            refusal ->
                assertThat(refusal.obstacles())
                    .containsExactly(
                        new Obstacle(
                            "/terms/plan/start", "starts-later", "The first day is 2026-03-02.")));
    assertThatThrownBy(() -> pilot.start(AUTHOR, LAST_MOMENT.plusSeconds(1)))
        .isInstanceOfSatisfying(
            PilotRefusal.CannotStart.class,
            refusal ->
                assertThat(refusal.obstacles())
                    .containsExactly(
                        new Obstacle(
                            "/terms/plan/end", "already-over", "The last day was 2026-03-29.")));
    pilot.start(AUTHOR, LAST_MOMENT);
    assertThat(pilot.startedAt()).isEqualTo(LAST_MOMENT);
  }

  @Test
  void it_offers_what_the_day_allows() {
    var last = START.plusDays(27);
    var after = last.plusDays(1);
    var planned = acknowledged(TriggerFixture.above4(1, 1));
    assertThat(planned.actionsFor(AUTHOR, START.minusDays(1)))
        .containsExactly("propose-trigger-set", "cancel", "add-observer");
    assertThat(planned.actionsFor(AUTHOR, START)).contains("start");
    assertThat(planned.actionsFor(AUTHOR, last)).contains("start");
    assertThat(planned.actionsFor(AUTHOR, after)).doesNotContain("start");
    var withoutBaseline = acknowledged(TriggerFixture.belowBaseline("-10"));
    assertThat(withoutBaseline.actionsFor(AUTHOR, START)).doesNotContain("start");

    var paused = started();
    paused.pause(APPROVER, "Let us talk.");
    assertThat(paused.actionsFor(APPROVER, last)).contains("resume");
    assertThat(paused.actionsFor(APPROVER, after))
        .contains("revert", "review")
        .doesNotContain("resume");

    var reverted = started();
    reverted.revert(APPROVER, "It went wrong.");
    assertThat(reverted.actionsFor(APPROVER, last)).contains("reinstate");
    assertThat(reverted.actionsFor(APPROVER, after))
        .contains("correct")
        .doesNotContain("reinstate");
  }

  @Test
  void nothing_but_an_armed_breach_moves_it() {
    var above4 = TriggerFixture.above4(1, 10);
    for (var kind : Kind.values()) {
      var armed = started(TriggerFixture.as(above4, kind, Mode.ARMED));
      assertThat(armed.react(judge(armed, List.of(reading("9", 9))))).isEmpty();
      assertThat(armed.react(judge(armed, List.of(reading("4", 10))))).isEmpty();
      var shadow = started(TriggerFixture.as(above4, kind, Mode.SHADOW));
      assertThat(shadow.react(judge(shadow, List.of(reading("9", 10))))).isEmpty();
      assertThat(List.of(armed.state(), shadow.state())).containsOnly(PilotState.ACTIVE);
    }
  }

  @Test
  void of_a_breached_signal_and_a_breached_guardrail_the_guardrail_counts() {
    var above4 = TriggerFixture.above4(1, 1);
    var pilot =
        started(
            TriggerFixture.as(above4, Kind.SIGNAL, Mode.ARMED),
            TriggerFixture.as(above4, Kind.GUARDRAIL, Mode.ARMED));
    var event = pilot.react(judge(pilot, List.of(reading("9", 1))));
    assertThat(event).containsInstanceOf(PilotEvent.Reverted.class);
    assertThat(pilot.state()).isEqualTo(PilotState.REVERTED);
  }

  private static List<Judgement> judge(Pilot pilot, List<Reading> readings) {
    return pilot.terms().triggers().stream()
        .map(pilot::evaluator)
        .map(evaluator -> evaluator.judge(evaluator.tally(readings)))
        .toList();
  }

  private static Reading reading(String value, int sample) {
    return TriggerFixture.reading(0, value, sample);
  }

  private static Pilot started(Trigger... triggers) {
    var pilot = acknowledged(triggers);
    pilot.start(AUTHOR, FIRST_NOON);
    return pilot;
  }

  private static Pilot acknowledged(Trigger... triggers) {
    var proposal = new AcceptedProposal(UUID.randomUUID(), 1, "robin", "morgan", terms(triggers));
    var pilot = Pilot.plan(UUID.randomUUID(), FIRST_NOON, AUTHOR, proposal, null);
    pilot.acknowledge(AUTHOR, pilot.triggerSetHash(), FIRST_NOON);
    pilot.acknowledge(APPROVER, pilot.triggerSetHash(), FIRST_NOON);
    return pilot;
  }

  private static Terms terms(Trigger... triggers) {
    var metric =
        new Metric(
            "error-rate",
            "Errors",
            "%",
            Metric.Direction.LOWER_IS_BETTER,
            null,
            new BigDecimal("1.5"));
    var plan = new Plan(START, START.plusDays(27), List.of(), Period.ofDays(7), null);
    return new Terms(
        "Title",
        List.of(),
        List.of(),
        List.of(metric),
        List.of(),
        List.of(triggers),
        List.of(),
        List.of(),
        plan);
  }
}
