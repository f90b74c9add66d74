package dev.latitude.agreement.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Dimension;
import dev.latitude.agreement.right.Right;
import dev.latitude.agreement.right.Risk;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens in whatever order, the check says what a naive replay says, and what was once
 * known can still be told.
 */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class RegisterPropertyTest {
  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
  private static final int SLOTS = 24;

  @Inject Register register;
  @Inject DecisionRights rights;
  @Inject AgroalDataSource database;

  /**
   * The register as a row of slots, each held by one source, kept for a suspended one, or free; and
   * what pilots claim, in order.
   */
  private static final class Naive {
    private final List<@Nullable Source> slots = new ArrayList<>();
    private final List<Set<UUID>> kept = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private int places;

    private record Claim(int place, Source source, int from, int until) {}

    Naive() {
      for (int i = 0; i < SLOTS; i++) {
        slots.add(null);
        kept.add(Set.of());
      }
    }

    /** The very same, to find out what would happen. */
    Naive copy() {
      var copy = new Naive();
      for (int i = 0; i < SLOTS; i++) {
        copy.slots.set(i, slots.get(i));
        copy.kept.set(i, kept.get(i));
      }
      copy.claims.addAll(claims);
      copy.places = places;
      return copy;
    }

    private boolean isFree(int slot) {
      return slots.get(slot) == null;
    }

    private boolean isFreeForPilots(int slot) {
      return isFree(slot) && kept.get(slot).isEmpty();
    }

    /** False when somebody else has some of the time; then nothing has happened. */
    boolean enter(Source source, int from, int until) {
      var tried = copy();
      tried.cut(source.id(), from);
      tried.release(source.id(), from);
      for (int i = from; i < until; i++) {
        if (!tried.isFree(i)) {
          return false;
        }
      }
      cut(source.id(), from);
      release(source.id(), from);
      fill(source, from, until);
      fillWithClaims();
      return true;
    }

    /** What goes on keeps what it holds, and its place; what begins anew comes after the others. */
    void begin(Source pilot, int from, int until) {
      int place =
          claims.stream()
              .filter(claim -> claim.source().equals(pilot) && claim.until() > from)
              .mapToInt(Claim::place)
              .min()
              .orElse(places++);
      cut(pilot.id(), from);
      release(pilot.id(), from);
      fill(pilot, from, until);
      claims.add(new Claim(place, pilot, from, until));
      claims.sort(Comparator.comparingInt(Claim::place));
      fillWithClaims();
    }

    void end(UUID source, int at) {
      cut(source, at);
      release(source, at);
      fillWithClaims();
    }

    void suspend(UUID source, int from, int until) {
      cut(source, from);
      release(source, from);
      for (int i = from; i < until; i++) {
        kept.set(i, with(kept.get(i), source));
      }
      fillWithClaims();
    }

    private boolean isHeldBy(UUID source, int slot) {
      var holder = slots.get(slot);
      return holder != null && holder.id().equals(source);
    }

    private void cut(UUID source, int at) {
      for (int i = at; i < SLOTS; i++) {
        if (isHeldBy(source, i)) {
          slots.set(i, null);
        }
      }
    }

    private void release(UUID source, int at) {
      for (int i = at; i < SLOTS; i++) {
        kept.set(i, without(kept.get(i), source));
      }
      claims.replaceAll(
          claim ->
              claim.source().id().equals(source)
                  ? new Claim(
                      claim.place(), claim.source(), claim.from(), Math.min(claim.until(), at))
                  : claim);
      claims.removeIf(claim -> claim.from() >= claim.until());
    }

    private static Set<UUID> with(Set<UUID> some, UUID one) {
      return Stream.concat(some.stream(), Stream.of(one)).collect(Collectors.toSet());
    }

    private static Set<UUID> without(Set<UUID> some, UUID one) {
      return some.stream().filter(each -> !each.equals(one)).collect(Collectors.toSet());
    }

    private void fill(Source source, int from, int until) {
      for (int i = from; i < until; i++) {
        if (source.kind() == Source.Kind.PILOT ? isFreeForPilots(i) : isFree(i)) {
          slots.set(i, source);
        }
      }
    }

    private void fillWithClaims() {
      claims.forEach(claim -> fill(claim.source(), claim.from(), claim.until()));
    }
  }

  /**
   * Signing, amending and reinstating are entering; extending a pilot is beginning it anew; every
   * way in which something ends is ending it.
   */
  @RepeatedTest(40)
  void the_check_says_what_a_naive_replay_says(RepetitionInfo repetition) throws SQLException {
    var random = new Random(repetition.getCurrentRepetition());
    var person = "robin-" + UUID.randomUUID();
    var pilots = List.of(Source.pilot(UUID.randomUUID()), Source.pilot(UUID.randomUUID()));
    var agreements = List.of(UUID.randomUUID(), UUID.randomUUID());
    var naive = new Naive();
    var earlier = new ArrayList<Remembered>();
    for (int step = 0; step < 16; step++) {
      int from = random.nextInt(SLOTS - 1);
      int until = from + 1 + random.nextInt(SLOTS - from - 1);
      var pilot = pilots.get(random.nextInt(2));
      var agreement = Source.agreement(agreements.get(random.nextInt(2)), 1 + step);
      switch (random.nextInt(7)) {
        case 0, 1 ->
            assertThat(enters(person, agreement, from, until))
                .as("step %d enters", step)
                .isEqualTo(naive.enter(agreement, from, until));
        case 2, 3 -> {
          beginPilot(person, pilot, from, until);
          naive.begin(pilot, from, until);
        }
        case 4 -> {
          end(pilot, from);
          naive.end(pilot.id(), from);
        }
        case 5 -> {
          suspend(person, agreement, from, until);
          naive.suspend(agreement.id(), from, until);
        }
        default -> {
          end(agreement, from);
          naive.end(agreement.id(), from);
        }
      }
      assertThat(told(person, null)).as("after step %d", step).isEqualTo(naive.slots);
      earlier.add(new Remembered(databaseTime(), new ArrayList<@Nullable Source>(naive.slots)));
    }
    for (var moment : earlier) {
      assertThat(told(person, moment.time())).isEqualTo(moment.slots());
    }
  }

  @Test
  void two_rights_at_one_moment_cannot_be_stored_past_the_code() throws SQLException {
    var person = "robin-" + UUID.randomUUID();
    assertThat(enters(person, Source.pilot(UUID.randomUUID()), 0, 9)).isTrue();
    try (var connection = database.getConnection();
        var copy =
            connection.prepareStatement(
                """
                insert into decision_right (person, decision, level, dimension, boundaries, manager, source_kind, source_id, valid, recorded)
                select person, decision, level, dimension, boundaries, manager, source_kind, source_id, valid, recorded
                from decision_right where person = ?
                """);
        var change =
            connection.prepareStatement(
                "update decision_right set level = 'TELL' where person = ?")) {
      copy.setString(1, person);
      assertThat(refusal(copy)).contains("decision_right_one_at_a_time");
      change.setString(1, person);
      assertThat(refusal(change)).contains("what the register once said stays");
    }
  }

  private static String refusal(java.sql.PreparedStatement statement) {
    try {
      return "none: " + statement.executeUpdate();
    } catch (SQLException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private record Remembered(Instant time, List<@Nullable Source> slots) {}

  /** From its first moment on the source gives this and nothing else; or nothing has changed. */
  private boolean enters(String person, Source source, int from, int until) {
    try {
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  register.replace(
                      source.kind(),
                      source.id(),
                      slot(from),
                      List.of(grant(person, source, from, until))));
      return true;
    } catch (RightConflict conflict) {
      return false;
    }
  }

  private void beginPilot(String person, Source pilot, int from, int until) {
    boolean _ =
        QuarkusTransaction.requiringNew()
            .call(() -> register.begin(grant(person, pilot, from, until)));
  }

  private void end(Source source, int at) {
    QuarkusTransaction.requiringNew().run(() -> register.end(source.kind(), source.id(), slot(at)));
  }

  private void suspend(String person, Source source, int from, int until) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                register.suspend(
                    source.kind(),
                    source.id(),
                    slot(from),
                    List.of(grant(person, source, from, until))));
  }

  private static Grant grant(String person, Source source, int from, int until) {
    var right = new Right("report", DelegationLevel.DELEGATE, Dimension.QUALITY, null, Risk.LOW);
    return new Grant(person, "morgan", List.of(right), List.of(), source, slot(from), slot(until));
  }

  private static Instant slot(int number) {
    return BEGINNING.plus(Duration.ofHours(number));
  }

  /** The holder of each slot, at its first and at its last moment. */
  private List<@Nullable Source> told(String person, @Nullable Instant knownAt) {
    var questions = new ArrayList<Question>();
    for (int i = 0; i < SLOTS; i++) {
      questions.add(new Question(person, "report", slot(i), knownAt, null));
      questions.add(new Question(person, "report", slot(i + 1).minusNanos(1_000), knownAt, null));
    }
    var answers = rights.check(questions);
    var told = new ArrayList<@Nullable Source>();
    for (int i = 0; i < SLOTS; i++) {
      var first = answers.get(2 * i).source();
      assertThat(answers.get(2 * i + 1).source()).isEqualTo(first);
      told.add(first);
    }
    return told;
  }

  private Instant databaseTime() throws SQLException {
    try (var connection = database.getConnection();
        var now = connection.prepareStatement("select clock_timestamp() as now");
        var row = now.executeQuery()) {
      assertThat(row.next()).isTrue();
      return Objects.requireNonNull(Rows.instant(row, "now"));
    }
  }
}
