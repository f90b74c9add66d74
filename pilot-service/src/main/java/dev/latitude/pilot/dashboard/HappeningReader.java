package dev.latitude.pilot.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what happened to a pilot last. */
@ApplicationScoped
class HappeningReader {
  /**
   * Values that were recorded are passed over, since the series tells them; corrections are not,
   * whether they came one by one or many at once. The index has this very condition, so however
   * many values lie between, only what is told is read.
   */
  static final String NEWEST =
      """
      select revision, time, actor, type, data from event
      where subject = ?
        and (type not in ('pilot.measured', 'pilot.measurements-recorded') or data -> 'supersedes' is not null
             or data -> 'corrected' > '0')
      order by revision desc limit ?
      """;

  private final AgroalDataSource database;
  private final ObjectMapper json;

  HappeningReader(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The newest first. */
  @Transactional
  public List<Happening> newest(UUID pilot, int limit) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(NEWEST)) {
      statement.setObject(1, pilot);
      statement.setInt(2, limit);
      var happenings = new ArrayList<Happening>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          happenings.add(
              new Happening(
                  rows.getLong("revision"),
                  rows.getObject("time", OffsetDateTime.class).toInstant(),
                  rows.getString("actor"),
                  rows.getString("type"),
                  json.readTree(rows.getString("data"))));
        }
      }
      return happenings;
    } catch (SQLException | JsonProcessingException failure) {
      throw new IllegalStateException("Cannot read what happened to " + pilot, failure);
    }
  }
}
