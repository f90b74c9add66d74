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
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
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

  /** The register as a row of slots, each held by one source or none. */
  private static final class Naive {
    private final List<@Nullable Source> slots = new ArrayList<>();

    Naive() {
      for (int i = 0; i < SLOTS; i++) {
        slots.add(null);
      }
    }

    boolean isFree(int from, int until) {
      return slots.subList(from, until).stream().allMatch(Objects::isNull);
    }

    void enterWhereFree(Source source, int from, int until) {
      slots.subList(from, until).replaceAll(holder -> holder == null ? source : holder);
    }

    void end(UUID source, int at) {
      slots
          .subList(at, SLOTS)
          .replaceAll(holder -> holder == null || holder.id().equals(source) ? null : holder);
    }
  }

  @RepeatedTest(30)
  void the_check_says_what_a_naive_replay_says(RepetitionInfo repetition) throws SQLException {
    var random = new Random(repetition.getCurrentRepetition());
    var person = "robin-" + UUID.randomUUID();
    var pilots = List.of(Source.pilot(UUID.randomUUID()), Source.pilot(UUID.randomUUID()));
    var agreements =
        List.of(Source.agreement(UUID.randomUUID(), 1), Source.agreement(UUID.randomUUID(), 2));
    var naive = new Naive();
    var earlier = new ArrayList<Remembered>();
    for (int step = 0; step < 12; step++) {
      int from = random.nextInt(SLOTS - 1);
      int until = from + 1 + random.nextInt(SLOTS - from - 1);
      var pilot = pilots.get(random.nextInt(2));
      var agreement = agreements.get(random.nextInt(2));
      switch (random.nextInt(4)) {
        case 0 -> {
          assertThat(enters(person, agreement, from, until)).isEqualTo(naive.isFree(from, until));
          if (naive.isFree(from, until)) {
            naive.enterWhereFree(agreement, from, until);
          }
        }
        case 1 -> {
          beginPilot(person, pilot, from, until);
          naive.end(pilot.id(), from);
          naive.enterWhereFree(pilot, from, until);
        }
        case 2 -> {
          end(pilot, from);
          naive.end(pilot.id(), from);
        }
        default -> {
          end(agreement, from);
          naive.end(agreement.id(), from);
        }
      }
      assertThat(told(person)).as("after step %d", step).isEqualTo(naive.slots);
      earlier.add(new Remembered(databaseTime(), new ArrayList<@Nullable Source>(naive.slots)));
    }
    for (var moment : earlier) {
      assertThat(knownAt(person, moment.time())).isEqualTo(moment.slots());
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

  private boolean enters(String person, Source source, int from, int until) {
    try {
      QuarkusTransaction.requiringNew()
          .run(() -> register.enter(grant(person, source, from, until)));
      return true;
    } catch (RightConflict conflict) {
      return false;
    }
  }

  private void beginPilot(String person, Source pilot, int from, int until) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              register.end(pilot.kind(), pilot.id(), slot(from));
              boolean _ = register.enterWhereFree(grant(person, pilot, from, until));
            });
  }

  private void end(Source source, int at) {
    QuarkusTransaction.requiringNew().run(() -> register.end(source.kind(), source.id(), slot(at)));
  }

  private static Grant grant(String person, Source source, int from, int until) {
    var right = new Right("report", DelegationLevel.DELEGATE, Dimension.QUALITY, null, Risk.LOW);
    return new Grant(person, "morgan", List.of(right), List.of(), source, slot(from), slot(until));
  }

  private static Instant slot(int number) {
    return BEGINNING.plus(Duration.ofHours(number));
  }

  private List<@Nullable Source> told(String person) {
    var told = new ArrayList<@Nullable Source>();
    for (int i = 0; i < SLOTS; i++) {
      var first = rights.check(new Question(person, "report", slot(i), null)).source();
      var last =
          rights
              .check(new Question(person, "report", slot(i + 1).minusNanos(1_000), null))
              .source();
      assertThat(last).isEqualTo(first);
      told.add(first);
    }
    return told;
  }

  private List<@Nullable Source> knownAt(String person, Instant recorded) throws SQLException {
    var known = new ArrayList<@Nullable Source>();
    try (var connection = database.getConnection();
        var find =
            connection.prepareStatement(
                "select source_kind, source_id, source_version from decision_right where person = ? and valid @> ?::timestamptz and recorded @> ?::timestamptz")) {
      for (int i = 0; i < SLOTS; i++) {
        find.setString(1, person);
        find.setString(2, slot(i).toString());
        find.setString(3, recorded.toString());
        try (var row = find.executeQuery()) {
          known.add(row.next() ? Rows.source(row) : null);
          assertThat(row.next()).isFalse();
        }
      }
    }
    return known;
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
