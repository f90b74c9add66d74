package dev.latitude.kit.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads events back: by position for the feed, by thing for its history. Each is one range scan of
 * an index.
 *
 * <p>How many is said in the text of a statement. Where a place is left for it, PostgreSQL expects
 * a tenth of all rows, and plans anew for the very number each time, which costs more than reading.
 */
@ApplicationScoped
public class EventStore {
  private static final String EVENT =
      "select id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, previous_hash, hash, position";
  private static final String COLUMNS = EVENT + " from event ";

  private final AgroalDataSource database;
  private final ObjectMapper json;
  private final String source;
  private final Instance<EventChanges> changes;

  EventStore(
      AgroalDataSource database,
      ObjectMapper json,
      FeedConfig config,
      Instance<EventChanges> changes) {
    this.database = database;
    this.json = json;
    this.source = config.path();
    this.changes = changes;
  }

  /** An event that has its place in the feed. */
  Optional<CloudEvent> find(UUID id) {
    return query(
            COLUMNS + "where id = ? and position is not null",
            statement -> statement.setObject(1, id))
        .stream()
        .findFirst();
  }

  /**
   * The event at a position, if there is one, and those after it; and what has no position yet, as
   * of the same moment.
   */
  Stretch fromPosition(long position, int limit) {
    return read(
        fromPosition(limit),
        statement -> statement.setLong(1, position),
        rows -> {
          var events = new ArrayList<CloudEvent>();
          Instant waitingSince = null;
          while (rows.next()) {
            events.add(event(rows));
            waitingSince = instant(rows.getObject("waiting_since", OffsetDateTime.class));
          }
          return new Stretch(events, waitingSince);
        });
  }

  static String fromPosition(int limit) {
    return EVENT
        + ", ("
        + WaitingEvents.OLDEST
        + ") as waiting_since from event where position >= ? order by position limit "
        + limit;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  /**
   * Events of the feed in their order.
   *
   * @param waitingSince when the oldest event happened that has no position yet; also none where
   *     there are no events to tell it with
   */
  record Stretch(List<CloudEvent> events, @Nullable Instant waitingSince) {}

  /** The history of one thing, from the revision after the given one. */
  public List<CloudEvent> history(UUID subject, long afterRevision, int limit) {
    return query(
        history(limit),
        statement -> {
          statement.setObject(1, subject);
          statement.setLong(2, afterRevision);
        });
  }

  /**
   * The same, with what the hashes are made of. Only for those who may read the whole history:
   * whoever knows a salt can find what was taken out of an event by trying words.
   */
  List<CloudEvent> verifiableHistory(UUID subject, long afterRevision, int limit) {
    return read(
        history(limit),
        statement -> {
          statement.setObject(1, subject);
          statement.setLong(2, afterRevision);
        },
        rows -> {
          var hex = HexFormat.of();
          var events = new ArrayList<CloudEvent>();
          while (rows.next()) {
            events.add(
                event(rows)
                    .withDigest(
                        hex.formatHex(rows.getBytes("content_digest")),
                        hex.formatHex(rows.getBytes("salt"))));
          }
          return events;
        });
  }

  private static String history(int limit) {
    return COLUMNS + "where subject = ? and revision > ? order by revision limit " + limit;
  }

  /**
   * Events of one thing that have their place in the feed, from the revision after the given one.
   */
  List<CloudEvent> placed(UUID subject, long afterRevision, int limit) {
    return query(
        COLUMNS
            + "where subject = ? and revision > ? and position is not null order by revision limit "
            + limit,
        statement -> {
          statement.setObject(1, subject);
          statement.setLong(2, afterRevision);
        });
  }

  /**
   * The newest event of a thing that has its place in the feed by a position. A thing's events have
   * their places in the order of their revisions, so this walks back over what came after that
   * position, and no further.
   */
  Optional<CloudEvent> newestPlaced(UUID subject, long position) {
    return query(
            COLUMNS + "where subject = ? and position <= ? order by revision desc limit 1",
            statement -> {
              statement.setObject(1, subject);
              statement.setLong(2, position);
            })
        .stream()
        .findFirst();
  }

  /**
   * Where in the feed the first event of a type stands, for those of some things that have one in
   * it. The type is said in the text of the statement, so that an index of that type alone serves.
   */
  public Map<UUID, String> firstSequences(String type, Set<UUID> subjects) {
    return read(
        "select subject, min(position) from event where type = '"
            + type
            + "' and subject = any(?) and position is not null group by subject",
        statement ->
            statement.setArray(
                1, statement.getConnection().createArrayOf("uuid", subjects.toArray())),
        rows -> {
          var sequences = new HashMap<UUID, String>();
          while (rows.next()) {
            sequences.put(rows.getObject(1, UUID.class), CloudEvent.sequence(rows.getLong(2)));
          }
          return sequences;
        });
  }

  /** The last revision of a thing, whether it has its place in the feed or not. */
  long lastRevision(UUID subject) {
    return read(
        "select revision from event where subject = ? order by revision desc limit 1",
        statement -> statement.setObject(1, subject),
        rows -> rows.next() ? rows.getLong(1) : 0L);
  }

  /** The last place in the feed that is taken. */
  long lastPosition() {
    return read(
        "select coalesce(max(position), 0) from event",
        _ -> {},
        rows -> rows.next() ? rows.getLong(1) : 0);
  }

  /** The first place that is taken from a position on, and when that event happened. */
  Optional<Taken> firstTaken(long position) {
    return read(
        "select position, time from event where position >= ? order by position limit 1",
        statement -> statement.setLong(1, position),
        rows ->
            rows.next()
                ? Optional.of(
                    new Taken(rows.getLong(1), rows.getObject(2, OffsetDateTime.class).toInstant()))
                : Optional.empty());
  }

  record Taken(long position, Instant time) {}

  /** Which things the events after a position are about, in the order of their positions. */
  SequencedMap<Long, UUID> subjectsAfter(long position, int limit) {
    return read(
        "select position, subject from event where position > ? order by position limit " + limit,
        statement -> statement.setLong(1, position),
        rows -> {
          var subjects = new LinkedHashMap<Long, UUID>();
          while (rows.next()) {
            subjects.put(rows.getLong(1), rows.getObject(2, UUID.class));
          }
          return subjects;
        });
  }

  private List<CloudEvent> query(String sql, Parameters parameters) {
    return read(
        sql,
        parameters,
        rows -> {
          var events = new ArrayList<CloudEvent>();
          while (rows.next()) {
            events.add(event(rows));
          }
          return events;
        });
  }

  private <T> T read(String sql, Parameters parameters, Rows<T> reader) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      try (var rows = statement.executeQuery()) {
        return reader.read(rows);
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
        changed(row.getString("type")),
        row.getString("actor"),
        previous == null ? null : hex.formatHex(previous),
        hex.formatHex(row.getBytes("hash")),
        null,
        null,
        json.readTree(row.getString("data")));
  }

  private @Nullable String changed(String type) {
    return changes.stream()
        .map(known -> String.join(",", known.changedBy(type)))
        .filter(properties -> !properties.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private interface Rows<T> {
    T read(ResultSet rows) throws SQLException, JsonProcessingException;
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }
}
