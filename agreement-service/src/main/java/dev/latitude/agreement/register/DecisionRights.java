package dev.latitude.agreement.register;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.latitude.agreement.right.Boundary;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the register of decision rights: one statement for each request or for several of them,
 * without a transaction.
 */
@ApplicationScoped
public class DecisionRights {
  private static final int MOST_TOGETHER = 16;

  /** One more than one, so that the next are on their way while answers are read. */
  private static final int AT_ONCE = 2;

  private static final int TIME = Types.TIMESTAMP_WITH_TIMEZONE;
  private static final Map<Integer, String> TOGETHER =
      Map.of(
          1,
          RegisterSql.checkNow(1),
          4,
          RegisterSql.checkNow(4),
          MOST_TOGETHER,
          RegisterSql.checkNow(MOST_TOGETHER));

  private final AgroalDataSource database;
  private final ObjectReader boundaries;
  private final Map<Answer, Counter> counters = new EnumMap<>(Answer.class);
  private final Gathering<Question, CheckResult> now;
  private final Gathering<Question, CheckResult> then;

  DecisionRights(AgroalDataSource database, ObjectMapper json, MeterRegistry metrics) {
    this.database = database;
    boundaries = json.readerForListOf(Boundary.class);
    for (var answer : Answer.values()) {
      counters.put(answer, metrics.counter("latitude.decision.checks", "answer", answer.name()));
    }
    now = gathering(this::askTogether);
    then = gathering(this::askMany);
  }

  private Gathering<Question, CheckResult> gathering(
      Function<List<Question>, List<CheckResult>> source) {
    return new Gathering<>(
        AT_ONCE,
        MOST_TOGETHER,
        questions -> counted(source.apply(questions)),
        Thread::startVirtualThread);
  }

  /** The answer, from the register as it is when it is asked or later. */
  CompletionStage<CheckResult> check(Question question) {
    return (question.knownAt() == null ? now : then).answer(question);
  }

  /** The answers in the order of the questions, all from one state of the register. */
  List<CheckResult> check(List<Question> questions) {
    return questions.isEmpty() ? List.of() : counted(askMany(questions));
  }

  private List<CheckResult> counted(List<CheckResult> answers) {
    answers.stream()
        .collect(Collectors.groupingBy(CheckResult::answer, Collectors.counting()))
        .forEach((answer, times) -> Objects.requireNonNull(counters.get(answer)).increment(times));
    return answers;
  }

  private List<CheckResult> askMany(List<Question> questions) {
    boolean now = questions.stream().allMatch(question -> question.knownAt() == null);
    var at = questions.getFirst().at();
    return query(
        now ? RegisterSql.CHECK_NOW : RegisterSql.CHECK,
        (connection, statement) -> {
          int next = 1;
          statement.setObject(next++, at.atOffset(ZoneOffset.UTC), TIME);
          statement.setArray(next++, texts(connection, questions, Question::person));
          statement.setArray(next++, texts(connection, questions, Question::decision));
          statement.setArray(
              next++,
              moments(
                  connection,
                  questions,
                  question -> question.at().equals(at) ? null : question.at()));
          if (!now) {
            statement.setArray(next++, moments(connection, questions, Question::knownAt));
          }
          statement.setString(next, Register.PILOT_FEED);
          return answers(questions, statement);
        });
  }

  /**
   * All about what is known now. There are statements for some numbers of questions; the places
   * that are left are empty.
   */
  private List<CheckResult> askTogether(List<Question> questions) {
    int places = questions.size() == 1 ? 1 : questions.size() <= 4 ? 4 : MOST_TOGETHER;
    return query(
        together(places),
        (_, statement) -> {
          int next = 1;
          for (int i = 0; i < places; i++) {
            var question = i < questions.size() ? questions.get(i) : null;
            statement.setString(next++, question == null ? null : question.person());
            statement.setString(next++, question == null ? null : question.decision());
            statement.setObject(
                next++, question == null ? null : question.at().atOffset(ZoneOffset.UTC), TIME);
          }
          statement.setString(next, Register.PILOT_FEED);
          return answers(questions, statement);
        });
  }

  private static String together(int places) {
    return Objects.requireNonNull(TOGETHER.get(places));
  }

  /** Of strings and nothing else, since only these the driver sends as they are. */
  private static Array texts(
      Connection connection, List<Question> questions, Function<Question, String> part)
      throws SQLException {
    return connection.createArrayOf("text", questions.stream().map(part).toArray(String[]::new));
  }

  private static Array moments(
      Connection connection, List<Question> questions, Function<Question, @Nullable Instant> part)
      throws SQLException {
    return connection.createArrayOf("timestamptz", questions.stream().map(part).toArray());
  }

  private List<CheckResult> answers(List<Question> questions, PreparedStatement statement)
      throws SQLException {
    var answers = new ArrayList<CheckResult>(questions.size());
    var rows = new Rows(boundaries);
    Instant asOf = null;
    try (var row = statement.executeQuery()) {
      for (var question : questions) {
        if (!row.next()) {
          throw new SQLException("The row of the pilot feed is missing");
        }
        if (answers.isEmpty()) {
          asOf = Rows.instant(row, 1);
        }
        var held = rows.held(row, 2);
        answers.add(
            held == null
                ? CheckResult.nothingOnRecord(question, asOf)
                : CheckResult.of(question, held, asOf));
      }
    }
    return answers;
  }

  /** The first rights in force at the moment, by decision and person. */
  public List<RegisteredRight> inForce(RightFilter filter, Instant at, int limit) {
    return inForce(filter, at, RightKey.BEFORE_ALL, limit);
  }

  /** Rights in force at the moment, by decision and person, from after the given pair. */
  List<RegisteredRight> inForce(RightFilter filter, Instant at, RightKey after, int limit) {
    return query(
        RegisterSql.inForce(filter, limit),
        (_, statement) -> {
          int next = 1;
          statement.setObject(next++, at.atOffset(ZoneOffset.UTC));
          statement.setObject(next++, at.atOffset(ZoneOffset.UTC));
          statement.setString(next++, after.decision());
          statement.setString(next++, after.person());
          for (var value : filter.values()) {
            statement.setString(next++, value);
          }
          return rights(statement);
        });
  }

  /**
   * All rights in force at the moment of the people, in the order of decision and person; at most
   * so many.
   */
  public List<RegisteredRight> ofPeople(List<String> people, Instant at, int limit) {
    return query(
        RegisterSql.OF_PEOPLE,
        (connection, statement) -> {
          statement.setArray(1, connection.createArrayOf("text", people.toArray()));
          statement.setObject(2, at.atOffset(ZoneOffset.UTC));
          statement.setObject(3, at.atOffset(ZoneOffset.UTC));
          statement.setInt(4, limit);
          return rights(statement);
        });
  }

  /** All that somebody holds or has ever held, also as it was recorded earlier; page by page. */
  public List<RightOnRecord> heldBy(String person, @Nullable RightOnRecord after, int limit) {
    return onRecord(RegisterSql.HELD_BY, person, after, limit);
  }

  /** All that somebody has granted; page by page. */
  public List<RightOnRecord> grantedBy(String person, @Nullable RightOnRecord after, int limit) {
    return onRecord(RegisterSql.GRANTED_BY, person, after, limit);
  }

  private List<RightOnRecord> onRecord(
      String sql, String person, @Nullable RightOnRecord after, int limit) {
    return query(
        sql,
        (_, statement) -> {
          statement.setString(1, person);
          statement.setString(2, after == null ? "" : after.right().decision());
          statement.setString(3, after == null ? "" : after.right().person());
          statement.setObject(4, after == null ? new UUID(0, 0) : after.id());
          statement.setInt(5, limit);
          var rows = new Rows(boundaries);
          var rights = new ArrayList<RightOnRecord>();
          try (var row = statement.executeQuery()) {
            while (row.next()) {
              rights.add(rows.onRecord(row));
            }
          }
          return rights;
        });
  }

  /**
   * Pilots that give somebody rights at the moment or later, or whose rights they have granted; at
   * most so many.
   */
  public List<UUID> pilotsOf(String person, Instant at, int limit) {
    return query(
        RegisterSql.PILOTS_OF,
        (_, statement) -> {
          var moment = at.atOffset(ZoneOffset.UTC);
          statement.setString(1, person);
          statement.setObject(2, moment);
          statement.setString(3, person);
          statement.setObject(4, moment);
          statement.setInt(5, limit);
          var pilots = new ArrayList<UUID>();
          try (var row = statement.executeQuery()) {
            while (row.next()) {
              pilots.add(row.getObject(1, UUID.class));
            }
          }
          return pilots;
        });
  }

  /** Until when the register knows what happened to pilots; empty before it has heard of any. */
  public @Nullable Instant asOf() {
    return query(
        "select as_of from followed_feed where feed = ?",
        (_, statement) -> {
          statement.setString(1, Register.PILOT_FEED);
          try (var row = statement.executeQuery()) {
            return row.next() ? Rows.instant(row, 1) : null;
          }
        });
  }

  private List<RegisteredRight> rights(PreparedStatement statement) throws SQLException {
    var rows = new Rows(boundaries);
    var rights = new ArrayList<RegisteredRight>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        rights.add(rows.right(row));
      }
    }
    return rights;
  }

  private <T extends @Nullable Object> T query(String sql, Work<T> work) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      return work.on(connection, statement);
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot read the register of decision rights", failure);
    }
  }

  private interface Work<T extends @Nullable Object> {
    T on(Connection connection, PreparedStatement statement) throws SQLException;
  }
}
