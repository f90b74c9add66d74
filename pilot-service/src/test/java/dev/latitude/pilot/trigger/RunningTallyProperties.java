package dev.latitude.pilot.trigger;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.pilot.trigger.Trigger.Kind;
import dev.latitude.pilot.trigger.Trigger.Mode;
import dev.latitude.pilot.trigger.Trigger.Operator;
import dev.latitude.pilot.trigger.Trigger.Threshold;
import dev.latitude.pilot.trigger.Trigger.Threshold.Basis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered from one change to the next says the same as looking at everything again,
 * whatever happens to the numbers on the way.
 */
class RunningTallyProperties {
  private static final BigDecimal LIMIT = new BigDecimal("4");

  @Property(tries = 3000)
  void a_tally_that_is_gone_on_with_says_what_the_whole_series_says(
      @ForAll("triggers") Trigger trigger, @ForAll("happenings") List<Happening> happenings) {
    var pilot = new Course(trigger);
    for (var happening : happenings) {
      pilot.live(happening);
      var evaluator = pilot.evaluator();
      assertThat(evaluator.judge(pilot.tally))
          .isEqualTo(evaluator.judge(evaluator.tally(pilot.counted())));
      assertThat(pilot.tally.through()).isEqualTo(pilot.lastDay());
      assertThatItIsWhatTheRulesSay(pilot, evaluator.judge(pilot.tally));
    }
  }

  /** The rules again, in the plainest way: all rows of breaches, looked at one after the other. */
  private static void assertThatItIsWhatTheRulesSay(Course pilot, Judgement judgement) {
    var trigger = pilot.trigger;
    var counted =
        pilot.counted().stream()
            .filter(reading -> reading.sampleSize() >= trigger.minimumSample())
            .sorted(comparing(Reading::from))
            .toList();
    var rows = new ArrayList<List<Reading>>();
    rows.add(new ArrayList<>());
    for (var reading : counted) {
      if (reading.value().compareTo(LIMIT) > 0 && reading.revision() > pilot.agreed) {
        rows.getLast().add(reading);
      } else {
        rows.add(new ArrayList<>());
      }
    }
    var breach =
        rows.reversed().stream()
            .filter(row -> row.size() >= trigger.consecutive())
            .filter(row -> row.stream().anyMatch(reading -> reading.revision() > pilot.settled))
            .findFirst();
    if (counted.isEmpty()) {
      assertThat(judgement.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    } else if (breach.isPresent()) {
      assertThat(judgement.verdict())
          .isEqualTo(trigger.armed() ? Verdict.BREACHED : Verdict.SHADOW_BREACHED);
      assertThat(judgement.inARow()).isEqualTo(breach.get().size());
      assertThat(judgement.measurements()).isEqualTo(end(breach.get(), trigger.consecutive()));
    } else {
      assertThat(judgement.verdict()).isEqualTo(Verdict.WITHIN);
      assertThat(judgement.inARow()).isEqualTo(rows.getLast().size());
      assertThat(judgement.value()).isEqualTo(counted.getLast().value());
    }
  }

  private static List<UUID> end(List<Reading> row, int length) {
    return row.subList(Math.max(0, row.size() - length), row.size()).stream()
        .map(Reading::measurement)
        .toList();
  }

  /** A pilot's numbers over time, kept in both ways. */
  private static final class Course {
    private final Trigger trigger;
    private final Map<LocalDate, Reading> current = new HashMap<>();
    private final Set<LocalDate> disputed = new HashSet<>();
    private long version = 1;
    private long settled;
    private long agreed;
    private String rule = "";
    private Tally tally = Tally.EMPTY;

    Course(Trigger trigger) {
      this.trigger = trigger;
    }

    Evaluator evaluator() {
      return new Evaluator(trigger, null, settled, agreed);
    }

    void live(Happening happening) {
      version++;
      var day = TriggerFixture.FIRST_DAY.plusDays(happening.day() * 3L);
      switch (happening.what()) {
        case MEASURE -> {
          disputed.remove(day); // a correction takes the place of what was disputed
          current.put(day, reading(day, happening));
        }
        case DISPUTE -> {
          if (current.containsKey(day)) {
            disputed.add(day);
          }
        }
        case REJECT -> {
          var known = current.get(day);
          if (known != null && disputed.remove(day)) {
            current.put(day, again(known));
          }
        }
        case SETTLE -> settled = version;
        case AGREE -> agreed = version;
      }
      if (happening.what() != What.SETTLE) {
        goOn(day);
      }
    }

    /** As it is done with the database, which gives the readings after what was looked at. */
    private void goOn(LocalDate changed) {
      tally = rule.equals(evaluator().rule()) ? tally.unlessChanged(changed) : Tally.EMPTY;
      rule = evaluator().rule();
      for (var reading : counted().stream().sorted(comparing(Reading::from)).toList()) {
        if (tally.goesOnAt(reading.from())) {
          tally = evaluator().add(tally, reading);
        }
      }
    }

    private Reading reading(LocalDate day, Happening happening) {
      return new Reading(
          new UUID(version, happening.day()),
          day,
          day.plusDays(2),
          happening.value(),
          happening.sample(),
          version);
    }

    private Reading again(Reading known) {
      return new Reading(
          known.measurement(),
          known.from(),
          known.to(),
          known.value(),
          known.sampleSize(),
          version);
    }

    List<Reading> counted() {
      return current.values().stream()
          .filter(reading -> !disputed.contains(reading.from()))
          .toList();
    }

    @Nullable LocalDate lastDay() {
      return counted().stream().map(Reading::to).max(LocalDate::compareTo).orElse(null);
    }
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(8, What.MEASURE),
                Tuple.of(2, What.DISPUTE),
                Tuple.of(2, What.REJECT),
                Tuple.of(1, What.SETTLE),
                Tuple.of(1, What.AGREE)),
            Arbitraries.integers().between(0, 12),
            Arbitraries.of("1", "4", "4.000001", "9").map(BigDecimal::new),
            Arbitraries.of(0, 3, 20))
        .as(Happening::new)
        .list()
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<Trigger> triggers() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(0, 3),
            Arbitraries.of(Mode.values()))
        .as(
            (consecutive, sample, mode) ->
                new Trigger(
                    "t",
                    "m",
                    Kind.GUARDRAIL,
                    Operator.ABOVE,
                    new Threshold(Basis.ABSOLUTE, LIMIT),
                    consecutive,
                    sample,
                    mode,
                    null));
  }

  enum What {
    MEASURE,
    DISPUTE,
    REJECT,
    SETTLE,
    /** The trigger was given the form it has. */
    AGREE
  }

  record Happening(What what, int day, BigDecimal value, int sample) {}
}
