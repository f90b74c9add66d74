package dev.latitude.agreement.register;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the register of decision rights. Every moment, past ones too, is answered from what is
 * known now.
 */
@ApplicationScoped
class DecisionRights {
  private final AgroalDataSource database;
  private final ObjectMapper json;

  DecisionRights(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * One statement, so that the answer and the moment it is complete until belong together. Rights
   * known now of one person and decision never overlap, so only the last one that began can hold,
   * and that is one probe of an index.
   */
  CheckResult check(Question question) {
    return query(
        """
        select feed.as_of, held.* from followed_feed feed left join lateral (
          select %s from decision_right
          where person = ? and decision = ? and upper_inf(recorded) and lower(valid) <= ?
          order by lower(valid) desc limit 1
        ) held on held.valid_until is null or held.valid_until > ?
        where feed.feed = ?
        """
            .formatted(Rows.COLUMNS),
        statement -> {
          var at = question.at().atOffset(ZoneOffset.UTC);
          statement.setString(1, question.person());
          statement.setString(2, question.decision());
          statement.setObject(3, at);
          statement.setObject(4, at);
          statement.setString(5, Register.PILOT_FEED);
          try (var row = statement.executeQuery()) {
            if (!row.next()) {
              throw new SQLException("The row of the pilot feed is missing");
            }
            var asOf = Rows.instant(row, "as_of");
            return row.getString("person") == null
                ? CheckResult.nothingOnRecord(question, asOf)
                : CheckResult.of(question, Rows.right(row, json), asOf);
          }
        });
  }

  /** Rights in force at the moment, by decision and person, from after the given pair. */
  List<RegisteredRight> inForce(
      @Nullable String person, @Nullable String decision, Instant at, RightKey after, int limit) {
    return query(
        "select "
            + Rows.COLUMNS
            + "from decision_right where upper_inf(recorded) and valid @> ?::timestamptz and (decision, person) > (?, ?)"
            + (person == null ? "" : " and person = ?")
            + (decision == null ? "" : " and decision = ?")
            + " order by decision, person limit ?",
        statement -> {
          int next = 1;
          statement.setObject(next++, at.atOffset(ZoneOffset.UTC));
          statement.setString(next++, after.decision());
          statement.setString(next++, after.person());
          if (person != null) {
            statement.setString(next++, person);
          }
          if (decision != null) {
            statement.setString(next++, decision);
          }
          statement.setInt(next, limit);
          var rights = new ArrayList<RegisteredRight>();
          try (var rows = statement.executeQuery()) {
            while (rows.next()) {
              rights.add(Rows.right(rows, json));
            }
          }
          return rights;
        });
  }

  private <T> T query(String sql, Work<T> work) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot read the register of decision rights", failure);
    }
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }
}
