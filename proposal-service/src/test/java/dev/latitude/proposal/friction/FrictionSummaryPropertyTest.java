package dev.latitude.proposal.friction;

import static dev.latitude.proposal.friction.FrictionFixture.newDecision;
import static dev.latitude.proposal.friction.FrictionFixture.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever two people note, each summary is what plain arithmetic makes of it. */
@QuarkusTest
@WithTestResource(RealParts.class)
class FrictionSummaryPropertyTest {
  private static final LocalDate FROM = LocalDate.parse("2026-01-01");
  private static final LocalDate TO = LocalDate.parse("2026-03-31");
  private static final List<FrictionSign> SIGNS = List.of(FrictionSign.values());

  @Inject FrictionLog log;
  @Inject AgroalDataSource database;

  private record Noted(
      String author, FrictionSign sign, String decision, LocalDate day, Long waiting) {}

  @RepeatedTest(25)
  void the_database_sums_up_what_plain_arithmetic_does(RepetitionInfo repetition)
      throws SQLException {
    var random = new Random(repetition.getCurrentRepetition());
    var people = List.of(somebody(), somebody());
    var decisions = List.of(newDecision(), newDecision(), newDecision());
    var noted = new ArrayList<Noted>();
    for (int i = random.nextInt(60); i > 0; i--) {
      noted.add(
          new Noted(
              people.get(random.nextInt(2)),
              SIGNS.get(random.nextInt(SIGNS.size())),
              random.nextInt(5) == 0 ? null : decisions.get(random.nextInt(3)),
              FROM.plusDays(random.nextInt(100) - 5),
              random.nextInt(4) == 0
                  ? null
                  : 1 + random.nextLong(random.nextBoolean() ? 5 : 31_622_400)));
    }
    store(noted);
    for (var person : people) {
      for (var decision : decisions) {
        assertThat(log.summaryOf(person, decision, FROM, TO))
            .isEqualTo(plainly(noted, person, decision));
      }
      var ofEach =
          decisions.stream()
              .sorted()
              .map(decision -> plainly(noted, person, decision))
              .filter(summary -> summary.count() > 0)
              .toList();
      assertThat(log.summaries(person, null, FROM, TO, "", 10)).isEqualTo(ofEach);
      assertThat(log.summariesOf(person, decisions, FROM, TO)).isEqualTo(ofEach);
    }
  }

  private static FrictionSummary plainly(List<Noted> noted, String person, String decision) {
    var mine =
        noted.stream()
            .filter(
                entry ->
                    entry.author.equals(person)
                        && decision.equals(entry.decision)
                        && !entry.day.isBefore(FROM)
                        && !entry.day.isAfter(TO))
            .toList();
    var waits = mine.stream().map(Noted::waiting).filter(Objects::nonNull).sorted().toList();
    var signs =
        SIGNS.stream()
            .map(
                sign ->
                    new SignCount(sign, mine.stream().filter(entry -> entry.sign == sign).count()))
            .filter(count -> count.count() > 0)
            .toList();
    return new FrictionSummary(
        decision,
        FROM,
        TO,
        mine.size(),
        waits.size(),
        Duration.ofSeconds(waits.stream().mapToLong(Long::longValue).sum()),
        median(waits),
        signs);
  }

  private static Duration median(List<Long> sorted) {
    if (sorted.isEmpty()) {
      return null;
    }
    long twice = sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2);
    return Duration.ofSeconds(twice).dividedBy(2);
  }

  private void store(List<Noted> entries) throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into friction_entry (id, author, version, created_at, updated_at, sign, decision, day, waiting_seconds, work_scope)
                values (?, ?, 1, now(), now(), ?, ?, ?, ?, 'TASK')
                """)) {
      for (var entry : entries) {
        insert.setObject(1, UUID.randomUUID());
        insert.setString(2, entry.author);
        insert.setString(3, entry.sign.name());
        insert.setString(4, entry.decision);
        insert.setObject(5, entry.day);
        insert.setObject(6, entry.waiting);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
