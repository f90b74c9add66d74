package dev.latitude.bench.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Agreements that HR keeps, each at its own place in the feed: copies of one that is in force. They
 * count as hashed, as they would be after a while; else that would go on while something is
 * measured.
 */
public final class HrAgreements {
  private static final Copies OF_AGREEMENTS =
      new Copies("agreement", "pilot_id", List.of(new Copies.Part("hr_record", "agreement_id")));

  private HrAgreements() {}

  public static void load(Connection connection, UUID original, int many) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          update hr_record set content_hash = sha256(agreement_id::text::bytea), hashed_revision = revision
          where agreement_id = '%s' and content_hash is null
          """
              .formatted(original));
      OF_AGREEMENTS.make(connection, original, "bench_agreement", "uuidv7()", many);
      statement.execute(
          """
          insert into hr_place (agreement_id, position, published_at)
          select id, %d + n, now() from bench_agreement order by n
          """
              .formatted(Events.BEFORE + 1));
      // The feed goes as far as the last place; that event is of none of them.
      statement.execute(
          """
          insert into event (id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, hash, position)
          select uuidv7(), gen_random_uuid(), e.subject_type, 1, e.type, e.time, e.actor, e.data, e.salt, e.content_digest, e.hash, %d
          from event e where position is not null and not concerns_hr(type) and revision = 1 order by position limit 1
          """
              .formatted(Events.BEFORE + many));
      for (var table : List.of("agreement", "hr_record", "hr_place", "event")) {
        statement.execute("vacuum analyze " + table);
      }
    }
  }
}
