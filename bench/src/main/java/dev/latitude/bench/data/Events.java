package dev.latitude.bench.data;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A feed that is long: events like the first there is, each of another thing, all with positions.
 */
public final class Events {
  /** The position of one before the first of them. Those that really happened come after. */
  public static final long BEFORE = 1_000_000;

  private Events() {}

  public static void load(Connection connection, Size size) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into event (id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, hash, position)
          select uuidv7(), gen_random_uuid(), e.subject_type, 1, e.type, e.time, e.actor, e.data, e.salt, e.content_digest, e.hash, %d + n
          from generate_series(0, %d) n, (select * from event where position is not null order by position limit 1) e
          """
              .formatted(BEFORE, size.rows()));
      statement.execute("analyze event");
    }
  }
}
