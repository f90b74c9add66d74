package dev.latitude.kit.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads events back: by position for the feed, by thing for its history. Each is one range scan of
 * an index.
 */
@ApplicationScoped
public class EventStore {
  private static final String COLUMNS =
      "select id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, previous_hash, hash, position from event ";

  private final AgroalDataSource database;
  private final ObjectMapper json;
  private final String source;

  EventStore(
      AgroalDataSource database,
      ObjectMapper json,
      @ConfigProperty(name = "latitude.feed.path") String source) {
    this.database = database;
    this.json = json;
    this.source = source;
  }

  List<CloudEvent> afterPosition(long position, int limit) {
    return query(
        COLUMNS + "where position > ? order by position limit ?",
        statement -> {
          statement.setLong(1, position);
          statement.setInt(2, limit);
        });
  }

  /** The history of one thing, from the revision after the given one. */
  public List<CloudEvent> history(UUID subject, long afterRevision, int limit) {
    return query(
        COLUMNS + "where subject = ? and revision > ? order by revision limit ?",
        statement -> {
          statement.setObject(1, subject);
          statement.setLong(2, afterRevision);
          statement.setInt(3, limit);
        });
  }

  private List<CloudEvent> query(String sql, Parameters parameters) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      try (var rows = statement.executeQuery()) {
        var events = new ArrayList<CloudEvent>();
        while (rows.next()) {
          events.add(event(rows));
        }
        return events;
      }
    } catch (SQLException | JsonProcessingException failure) {
      throw new IllegalStateException("Cannot read events", failure);
    }
  }

  private CloudEvent event(ResultSet row) throws SQLException, JsonProcessingException {
    var hex = HexFormat.of();
    var previous = row.getBytes("previous_hash");
    long position = row.getLong("position");
    var sequence = row.wasNull() ? null : CloudEvent.sequence(position);
    return new CloudEvent(
        "1.0",
        row.getObject("id", UUID.class),
        source,
        row.getString("type"),
        row.getObject("subject", UUID.class),
        row.getObject("time", OffsetDateTime.class).toInstant(),
        "application/json",
        sequence,
        row.getLong("revision"),
        row.getString("actor"),
        previous == null ? null : hex.formatHex(previous),
        hex.formatHex(row.getBytes("hash")),
        json.readTree(row.getString("data")));
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }
}
