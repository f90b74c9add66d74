package dev.latitude.bench.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Agreements that HR keeps, each at its own place in the feed, before all that really happened:
 * copies of one that is in force. They count as hashed, as they would be after a while; else that
 * would go on while something is measured.
 */
public final class HrAgreements {
  /** Whose id begins so is who approves them. */
  public static final String APPROVER = "manager-";

  /** So many are of the same approver. */
  public static final int OF_EACH = 8;

  private static final Copies OF_AGREEMENTS =
      new Copies(
          "agreement",
          "jsonb_build_object('pilot_id', c.other, 'employee', 'person-' || c.n, 'approver', '%s' || c.n / %d)"
              .formatted(APPROVER, OF_EACH),
          List.of(new Copies.Part("hr_record", "agreement_id")));

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
      for (var table : List.of("agreement", "hr_record", "hr_place")) {
        statement.execute("vacuum analyze " + table);
      }
    }
  }
}
