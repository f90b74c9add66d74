package dev.latitude.agreement.hr;

import dev.latitude.agreement.agreement.AgreementState;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What HR has acknowledged, and what it has not, in the database. */
@ApplicationScoped
class AcknowledgementStore {
  private static final String UNIQUE_VIOLATION = "23505";

  private static final String HELD =
      "select revision, hr_id, acknowledged_revision, acknowledged_at from hr_record where agreement_id = ?";

  static final String WAITING =
      """
      select r.agreement_id, r.revision, r.waiting_since, r.hr_id, r.acknowledged_revision, r.acknowledged_at, a.state
      from hr_record r join agreement a on a.id = r.agreement_id
      where r.waiting_since is not null and (r.waiting_since, r.agreement_id) > (?, ?)
      order by r.waiting_since, r.agreement_id limit ?
      """;

  static final String SUMMARY =
      "select count(*), min(waiting_since) from hr_record where waiting_since is not null";

  private final AgroalDataSource database;
  private final HrQueries queries;

  AcknowledgementStore(AgroalDataSource database, HrQueries queries) {
    this.database = database;
    this.queries = queries;
  }

  /** What there is to hold, and what HR has said last that it holds. */
  record Held(long current, @Nullable Acknowledgement acknowledged) {}

  /** How much is not yet acknowledged, and since when the oldest of it. */
  record Backlog(long count, @Nullable Instant oldest) {}

  Optional<Held> find(UUID agreement) {
    return held(HELD, agreement);
  }

  /** Keeps others from changing it until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Held> lock(UUID agreement) {
    return held(HELD + " for update", agreement);
  }

  /**
   * Whether HR was told this revision: one of an event that concerned it, since both have signed.
   * An agreement that was handed over before was none of HR's then.
   */
  boolean wasTold(UUID agreement, long revision) {
    return queries
            .read(
                """
                select from event where subject = ? and revision = ? and concerns_hr(type)
                  and revision >= (select min(revision) from event where subject = ? and type = 'agreement.entered-into-force')
                """,
                statement -> {
                  statement.setObject(1, agreement);
                  statement.setLong(2, revision);
                  statement.setObject(3, agreement);
                },
                _ -> true)
            .size()
        > 0;
  }

  /** What came after the revision waits from its own time on. */
  @Transactional(Transactional.TxType.MANDATORY)
  void keep(UUID agreement, AcknowledgementRequest told, String by, Instant at) {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                """
                update hr_record set hr_id = ?, acknowledged_revision = ?, acknowledged_at = ?, acknowledgements = acknowledgements + 1,
                  waiting_since = (select min(time) from event where subject = agreement_id and event.revision > ? and concerns_hr(type))
                where agreement_id = ?
                """);
        var insert =
            connection.prepareStatement(
                """
                insert into hr_acknowledgement (agreement_id, number, revision, hr_id, acknowledged_at, acknowledged_by)
                select agreement_id, acknowledgements, acknowledged_revision, hr_id, acknowledged_at, ? from hr_record where agreement_id = ?
                """)) {
      update.setString(1, told.hrId());
      update.setLong(2, told.revision());
      update.setObject(3, at.atOffset(ZoneOffset.UTC));
      update.setLong(4, told.revision());
      update.setObject(5, agreement);
      update.executeUpdate();
      insert.setString(1, by);
      insert.setObject(2, agreement);
      insert.executeUpdate();
    } catch (SQLException failure) {
      if (UNIQUE_VIOLATION.equals(failure.getSQLState())) {
        throw new HrRefusal.HrIdTaken(told.hrId());
      }
      throw new IllegalStateException("An acknowledgement cannot be kept", failure);
    }
  }

  List<Unacknowledged> waiting(SyncStatusParams.Place after, int limit) {
    return queries.read(
        WAITING,
        statement -> {
          statement.setObject(1, after.since().atOffset(ZoneOffset.UTC));
          statement.setObject(2, after.agreement());
          statement.setInt(3, limit);
        },
        AcknowledgementStore::unacknowledged);
  }

  Backlog backlog() {
    return queries
        .read(SUMMARY, _ -> {}, row -> new Backlog(row.getLong(1), instant(row, 2)))
        .getFirst();
  }

  private static Unacknowledged unacknowledged(ResultSet row) throws SQLException {
    return new Unacknowledged(
        row.getObject("agreement_id", UUID.class),
        AgreementState.valueOf(row.getString("state")),
        row.getLong("revision"),
        Objects.requireNonNull(instant(row, 3)),
        acknowledgement(row));
  }

  private Optional<Held> held(String sql, UUID agreement) {
    return queries
        .read(
            sql,
            statement -> statement.setObject(1, agreement),
            row -> new Held(row.getLong("revision"), acknowledgement(row)))
        .stream()
        .findFirst();
  }

  static @Nullable Acknowledgement acknowledgement(ResultSet row) throws SQLException {
    var hrId = row.getString("hr_id");
    return hrId == null
        ? null
        : new Acknowledgement(
            hrId,
            row.getLong("acknowledged_revision"),
            row.getObject("acknowledged_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
