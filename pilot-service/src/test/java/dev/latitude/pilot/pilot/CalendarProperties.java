package dev.latitude.pilot.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.kit.identity.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However seldom anybody looks, the same is told: once each, in the order of the days. */
class CalendarProperties {
  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final Instant MORNING = START.atTime(8, 0).toInstant(ZoneOffset.UTC);
  static final int LONG_AFTER = 40;
  private static final Set<Integer> NONE = Set.of();
  private static final Actor AUTHOR = new Actor("robin", Set.of());
  private static final Actor APPROVER = new Actor("morgan", Set.of("manager"));

  @Property
  void who_looks_seldom_tells_the_same_as_who_looks_every_day(
      @ForAll Set<@IntRange(max = LONG_AFTER) Integer> looks,
      @ForAll Set<@IntRange(min = 1, max = 27) Integer> reviews,
      @ForAll @IntRange(min = 1, max = 15) int cadence,
      @ForAll Set<@IntRange(min = 1, max = 28) Integer> reported) {
    var daily = started(reviews, cadence);
    var every = new ArrayList<PilotEvent>();
    for (int day = 0; day <= LONG_AFTER; day++) {
      every.addAll(look(daily, day, reported));
    }
    var seldom = started(reviews, cadence);
    var told = new ArrayList<PilotEvent>();
    for (int day : new TreeSet<>(looks)) {
      told.addAll(look(seldom, day, reported));
    }
    told.addAll(look(seldom, LONG_AFTER, reported));

    assertThat(told).containsExactlyElementsOf(every).doesNotHaveDuplicates();
    long periods = daily.terms().plan().reportingPeriodsFrom(1).count();
    long missing = periods - reported.stream().filter(period -> period <= periods).count();
    assertThat(told).hasSize((int) (2L * reviews.size() + missing + 1));
    assertThat(look(seldom, LONG_AFTER, reported)).isEmpty();
  }

  @Property
  void the_day_to_look_again_is_never_too_late(
      @ForAll Set<@IntRange(min = 1, max = 27) Integer> reviews,
      @ForAll @IntRange(min = 1, max = 15) int cadence,
      @ForAll Set<@IntRange(min = 1, max = 28) Integer> reported) {
    var pilot = started(reviews, cadence);
    for (int day = 0; day <= LONG_AFTER; day++) {
      var next = pilot.calendar().tellOn();
      if (!look(pilot, day, reported).isEmpty()) {
        assertThat(next.orElseThrow()).isBeforeOrEqualTo(START.plusDays(day));
      }
    }
    assertThat(pilot.calendar().tellOn()).isEmpty();
  }

  private static List<PilotEvent> look(Pilot pilot, int day, Set<Integer> reported) {
    return pilot.calendar().turns(pilot, START.plusDays(day), reported);
  }

  private static Pilot started(Set<Integer> reviews, int cadence) {
    var plan =
        new Plan(
            START,
            START.plusDays(27),
            reviews.stream().map(START::plusDays).toList(),
            Period.ofDays(cadence),
            null);
    var terms =
        new Terms(
            "Title", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            plan);
    var proposal = new AcceptedProposal(UUID.randomUUID(), 1, "robin", "morgan", terms);
    var pilot = Pilot.plan(UUID.randomUUID(), MORNING, AUTHOR, proposal, null);
    for (var party : List.of(AUTHOR, APPROVER)) {
      pilot.acknowledge(party, pilot.triggerSetHash(), MORNING);
    }
    var started = pilot.start(AUTHOR, MORNING);
    pilot.calendar().follow(started, pilot, START, () -> NONE);
    return pilot;
  }
}
