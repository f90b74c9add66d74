package dev.latitude.agreement.hr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.agreement.agreement.Ending;
import dev.latitude.agreement.agreement.Terms;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.json.TolerantJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The records in the database. A record is read in one statement, and so of one moment: its content
 * and its revision were written in one transaction.
 */
@ApplicationScoped
class HrRecords {
  static final String BETWEEN =
      select("p.position")
          + """
          from hr_place p join hr_record r using (agreement_id) join agreement a on a.id = p.agreement_id
          where p.position > ? and p.position <= ? order by p.position limit ?
          """;

  private static final String OF_IDS =
      select("0 as position")
          + """
          from hr_record r join agreement a on a.id = r.agreement_id
          where r.agreement_id = any(?) order by r.agreement_id
          """;

  /**
   * The first place that was given after a moment. Times never go back along the positions, so
   * whatever comes after it in the order of positions was given later, too.
   */
  static final String FIRST_PUBLISHED_AFTER =
      "select position from hr_place where published_at > ? order by published_at, position limit 1";

  private final HrQueries queries;
  private final ObjectMapper stored;

  HrRecords(HrQueries queries, ObjectMapper json) {
    this.queries = queries;
    this.stored = TolerantJson.of(json);
  }

  private static String select(String position) {
    return """
    select %s, a.id, r.revision, r.modified_at, r.hr_id, r.acknowledged_revision, r.acknowledged_at, r.acknowledgements, a.version_number, a.state, a.employee, a.approver, a.terms, a.hash,
           greatest(a.employee_signed_at, a.approver_signed_at) as recorded_at,
           case when a.amendment_state = 'SIGNED' then a.amendment_terms end as upcoming_terms, a.amendment_number, a.amendment_hash,
           greatest(a.amendment_employee_signed_at, a.amendment_approver_signed_at) as upcoming_recorded_at,
           a.suspended_at, a.notice_given_at, a.ends_at, a.ended_at, a.end_cause, a.proposal_id, a.pilot_id
    """
        .formatted(position);
  }

  /** A record, and where in the feed the last event stands that changed it. */
  record Placed(long position, HrRecord record) {}

  /** Records whose place is after the one position and not after the other, in that order. */
  List<Placed> between(long after, long until, int limit) {
    return queries.read(
        BETWEEN,
        statement -> {
          statement.setLong(1, after);
          statement.setLong(2, until);
          statement.setInt(3, limit);
        },
        this::placed);
  }

  /** Those of these ids that HR has records of, as they are now; in the order of their ids. */
  List<HrRecord> of(Collection<UUID> ids) {
    return queries
        .read(
            OF_IDS,
            statement ->
                statement.setArray(
                    1, statement.getConnection().createArrayOf("uuid", ids.toArray())),
            this::placed)
        .stream()
        .map(Placed::record)
        .toList();
  }

  /** The position to read on from for all that got its place after a moment. */
  Optional<Long> beforeFirstPublishedAfter(Instant moment) {
    return queries
        .read(
            FIRST_PUBLISHED_AFTER,
            statement -> statement.setObject(1, moment.atOffset(ZoneOffset.UTC)),
            row -> row.getLong(1) - 1)
        .stream()
        .findFirst();
  }

  /** When the last place up to a position was given. */
  Optional<Instant> lastPublished(long until) {
    return queries
        .read(
            "select published_at from hr_place where position <= ? order by position desc limit 1",
            statement -> statement.setLong(1, until),
            row -> row.getObject(1, OffsetDateTime.class).toInstant())
        .stream()
        .findFirst();
  }

  private Placed placed(ResultSet row) throws SQLException {
    var content = content(row);
    return new Placed(
        row.getLong("position"),
        new HrRecord(
            content,
            AcknowledgementStore.acknowledgement(row),
            etag(content.revision(), row.getInt("acknowledgements"))));
  }

  /** An acknowledgement changes what is told, but not its revision. */
  private static String etag(long revision, int acknowledgements) {
    return acknowledgements == 0
        ? ETags.of(revision)
        : "\"" + revision + "-" + acknowledgements + "\"";
  }

  private HrAgreement content(ResultSet row) throws SQLException {
    var terms = Objects.requireNonNull(terms(row, "terms"));
    var state = AgreementState.valueOf(row.getString("state"));
    var cause = row.getString("end_cause");
    return new HrAgreement(
        row.getObject("id", UUID.class),
        row.getLong("revision"),
        row.getInt("version_number"),
        state,
        state == AgreementState.ENDED,
        row.getString("employee"),
        row.getString("approver"),
        terms.effectiveFrom(),
        terms.effectiveTo(),
        zone(terms),
        instant(row, "ends_at"),
        terms.rights(),
        terms.boundaries(),
        upcoming(row),
        row.getString("hash"),
        Objects.requireNonNull(instant(row, "recorded_at")),
        instant(row, "suspended_at"),
        instant(row, "notice_given_at"),
        instant(row, "ended_at"),
        cause == null ? null : Ending.Cause.valueOf(cause),
        row.getObject("proposal_id", UUID.class),
        row.getObject("pilot_id", UUID.class),
        Objects.requireNonNull(instant(row, "modified_at")),
        null,
        null,
        null);
  }

  private HrAgreement.@Nullable UpcomingVersion upcoming(ResultSet row) throws SQLException {
    var terms = terms(row, "upcoming_terms");
    return terms == null
        ? null
        : new HrAgreement.UpcomingVersion(
            row.getInt("amendment_number"),
            terms.effectiveFrom(),
            terms.effectiveTo(),
            zone(terms),
            terms.rights(),
            terms.boundaries(),
            row.getString("amendment_hash"),
            Objects.requireNonNull(instant(row, "upcoming_recorded_at")));
  }

  private static String zone(Terms terms) {
    return terms.timeZone() == null ? "UTC" : terms.timeZone();
  }

  private @Nullable Terms terms(ResultSet row, String column) throws SQLException {
    try {
      var text = row.getString(column);
      return text == null ? null : stored.readValue(text, Terms.class);
    } catch (JsonProcessingException unreadable) {
      throw new SQLException("The terms of an agreement cannot be read", unreadable);
    }
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
