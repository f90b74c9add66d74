package dev.latitude.agreement.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** Events of the feed that need no agreement to happen to. */
final class Happenings {
  private final AgroalDataSource database;

  Happenings(AgroalDataSource database) {
    this.database = database;
  }

  /** The next revision of a thing, in its place in the feed at once. */
  void happen(UUID subject, String type) throws SQLException {
    happen(subject, type, 1);
  }

  /** Several events of as many things, or one after the other of the same. */
  void happen(UUID subject, String type, int times) throws SQLException {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (var run = connection.createStatement()) {
        run.execute(
            "select pg_advisory_xact_lock(hashtextextended('latitude event sequencer', 0))");
        for (int i = 0; i < times; i++) {
          run.execute(
              """
              insert into event (id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, previous_hash, hash, position)
              select uuidv7(), '@subject', 'agreement', n, '@type', now(), 'robin', jsonb_build_object('number', n), '\\x00',
                sha256('\\x00'), case when n > 1 then sha256('\\x00') end, sha256('\\x00'), (select coalesce(max(position), 0) + 1 from event)
              from (select count(*) + 1 as n from event where subject = '@subject') as next
              """
                  .replace("@subject", subject.toString())
                  .replace("@type", type));
        }
        connection.commit();
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  /** Waits until everything that was committed has its place in the feed. */
  void inSequence() throws SQLException {
    long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!text("select count(*) from event where position is null").equals("0")) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** The first column of the first row. */
  String text(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var run = connection.createStatement()) {
      if (!run.execute(sql)) {
        return "";
      }
      try (var rows = run.getResultSet()) {
        return rows.next() ? String.valueOf(rows.getString(1)) : "";
      }
    }
  }
}
