package dev.latitude.agreement.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.right.Right;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the register of decision rights: who may decide what, from when until when, and since when
 * that is known.
 *
 * <p>Whoever writes takes the person's lock first, a statement of its own, and holds it to the end
 * of the transaction. So writers of one person's rights come one after the other, each statement
 * after the lock sees all that the writer before has done, and what is read before writing is still
 * true when it is written. One lock per transaction, taken after any row lock, cannot deadlock. The
 * exclusion constraint of the table stands behind all this: a mistake here becomes an error, never
 * two rights in force.
 */
@ApplicationScoped
public class Register {
  /** The feed whose place tells until when the register knows what happened to pilots. */
  public static final String PILOT_FEED = "pilot-events";

  private static final String INSERT =
      """
      insert into decision_right (person, decision, level, dimension, limit_amount, limit_currency,
                                  boundaries, manager, source_kind, source_id, source_version, valid, recorded)
      """;

  private final AgroalDataSource database;
  private final Claims claims;
  private final ObjectMapper json;

  Register(AgroalDataSource database, Claims claims, ObjectMapper json) {
    this.database = database;
    this.claims = claims;
    this.json = json;
  }

  /**
   * What was granted before the moment stays so, and what is known of that, too: a row is closed
   * and recorded anew as in {@link #cut}, but for the rest of its time as well, with who grants it
   * from the moment on.
   */
  static final String HAND_OVER =
      """
      with closed as (
        update decision_right
        set recorded = tstzrange(lower(recorded),
                                 greatest(clock_timestamp(), lower(recorded) + interval '1 microsecond'))
        where source_id = any(?) and source_kind = ? and upper_inf(recorded)
          and (upper_inf(valid) or upper(valid) > ?)
        returning *)
      """
          + INSERT
          + """
            select person, decision, level, dimension, limit_amount, limit_currency,
                   boundaries, manager, source_kind, source_id, source_version,
                   tstzrange(lower(valid), ?), tstzrange(upper(recorded), null)
            from closed where lower(valid) < ?
            union all
            select person, decision, level, dimension, limit_amount, limit_currency,
                   boundaries, ?, source_kind, source_id, source_version,
                   tstzrange(greatest(lower(valid), ?), upper(valid)), tstzrange(upper(recorded), null)
            from closed
            """;

  /** In the order of the people, as whoever writes the rights of several of them. */
  private static final String LOCK_ALL =
      """
      select pg_advisory_xact_lock(hashtextextended('rights of ' || person, 0))
      from (select distinct person from decision_right where source_id = any(?) and upper_inf(recorded) order by person) as people
      """;

  /** Enters all rights of the grant for the whole of its time, or none. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void enter(Grant grant) {
    inConnection(
        connection -> {
          lock(connection, grant.person());
          enter(connection, grant);
          return null;
        });
  }

  /**
   * From its first moment on, the pilot gives this and nothing else, for that part of the time in
   * which the person holds no other right for the decision. True when that was the whole of it for
   * each right. The rest is remembered, and entered when whoever holds it ends early.
   *
   * <p>A pilot that goes on, as one that is extended does, keeps what it holds and its place among
   * those that wait: what it held is free for others only after it has taken what it wants of it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean begin(Grant grant) {
    return inConnection(
        connection -> {
          lock(connection, grant.person());
          var pilot = grant.source();
          var place = claims.placeOf(connection, pilot.id(), grant.from());
          cut(connection, pilot.kind(), pilot.id(), grant.from());
          claims.release(connection, pilot.id(), grant.from());
          boolean whole = true;
          for (var right : grant.rights()) {
            whole &= holder(connection, grant, right).isEmpty();
            int _ = insertWhereFree(connection, grant, right);
          }
          claims.keep(connection, grant, place);
          fillWithClaims(connection, grant.person(), grant.from());
          return whole;
        });
  }

  /**
   * Ends, at the moment, every right that the source gave and that would last longer. Time that it
   * held goes to those that were there after it and are still in force.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void end(Source.Kind kind, UUID source, Instant at) {
    replace(kind, source, at, List.of());
  }

  /**
   * From the moment on, the source gives this and nothing else: a version takes the place of the
   * one before it, and what was suspended comes back. All of it is entered, or nothing has changed.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void replace(Source.Kind kind, UUID source, Instant from, List<Grant> next) {
    inConnection(
        connection -> {
          var person = personOf(connection, kind, source, next);
          if (person.isPresent()) {
            lock(connection, person.get());
            cut(connection, kind, source, from);
            claims.release(connection, source, from);
            for (var grant : next) {
              enter(connection, grant);
            }
            fillWithClaims(connection, person.get(), from);
          }
          return null;
        });
  }

  private void enter(Connection connection, Grant grant) throws SQLException {
    requireFree(connection, grant);
    for (var right : grant.rights()) {
      int _ = insertWhereFree(connection, grant, right);
    }
  }

  private static void requireFree(Connection connection, Grant grant) throws SQLException {
    for (var right : grant.rights()) {
      var holder = holder(connection, grant, right);
      if (holder.isPresent()) {
        throw new RightConflict(grant.person(), right.decision(), holder.get());
      }
    }
  }

  /**
   * From the moment on, the source gives nothing, and the time of what it would give is kept from
   * pilots: until {@link #replace} brings it back or {@link #end} gives it up, no pilot's right
   * takes its place. What two people have suspended in writing is not to be had from a trial. Said
   * again when the source would give something else, it is only that which is kept.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void suspend(Source.Kind kind, UUID source, Instant from, List<Grant> wouldGive) {
    inConnection(
        connection -> {
          var person = personOf(connection, kind, source, wouldGive);
          if (person.isPresent()) {
            lock(connection, person.get());
            cut(connection, kind, source, from);
            claims.release(connection, source, from);
            for (var grant : wouldGive) {
              claims.hold(connection, grant);
            }
            fillWithClaims(connection, person.get(), from);
          }
          return null;
        });
  }

  /**
   * From the moment on, somebody else grants what the sources give. Nothing else changes, nor whose
   * time it is. What is suspended names no one who grants it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void handOver(Source.Kind kind, Collection<UUID> sources, String manager, Instant from) {
    inConnection(
        connection -> {
          var ids = connection.createArrayOf("uuid", sources.toArray());
          try (var lock = connection.prepareStatement(LOCK_ALL)) {
            lock.setArray(1, ids);
            lock.execute();
          }
          try (var update = connection.prepareStatement(HAND_OVER)) {
            update.setArray(1, ids);
            update.setString(2, kind.name());
            update.setObject(3, utc(from));
            update.setObject(4, utc(from));
            update.setObject(5, utc(from));
            update.setString(6, manager);
            update.setObject(7, utc(from));
            int _ = update.executeUpdate();
          }
          return null;
        });
  }

  /** Refuses when somebody else gives one of the rights in the time of the grant. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void requireFree(Grant grant) {
    inConnection(
        connection -> {
          lock(connection, grant.person());
          requireFree(connection, grant);
          return null;
        });
  }

  /**
   * In the order in which they were made; time that a claim has already is taken, by itself.
   * Nothing before the moment has become free, so what has ended by then gets nothing.
   */
  private void fillWithClaims(Connection connection, String person, Instant from)
      throws SQLException {
    for (var claim : claims.of(connection, person, from)) {
      for (var right : claim.rights()) {
        int _ = insertWhereFree(connection, claim, right);
      }
    }
  }

  private static void lock(Connection connection, String person) throws SQLException {
    try (var lock =
        connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      lock.setString(1, "rights of " + person);
      lock.execute();
    }
  }

  /** The rights of one source are all one person's, also those that it waits for. */
  private static Optional<String> personOf(
      Connection connection, Source.Kind kind, UUID source, List<Grant> next) throws SQLException {
    if (!next.isEmpty()) {
      return Optional.of(next.getFirst().person());
    }
    try (var find =
        connection.prepareStatement(
            """
            select person from decision_right where source_id = ? and source_kind = ? and upper_inf(recorded)
            union all select person from suspended_right where source_id = ?
            union all select person from pilot_claim where pilot_id = ?
            limit 1
            """)) {
      find.setObject(1, source);
      find.setString(2, kind.name());
      find.setObject(3, source);
      find.setObject(4, source);
      try (var row = find.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  private static Optional<Source> holder(Connection connection, Grant grant, Right right)
      throws SQLException {
    try (var find =
        connection.prepareStatement(
            """
            select source_kind, source_id, source_version from decision_right
            where person = ? and decision = ? and upper_inf(recorded) and valid && tstzrange(?, ?)
            order by lower(valid) limit 1
            """)) {
      find.setString(1, grant.person());
      find.setString(2, right.decision());
      find.setObject(3, utc(grant.from()));
      find.setObject(4, utc(grant.until()));
      try (var row = find.executeQuery()) {
        return row.next() ? Optional.of(Rows.source(row, 1)) : Optional.empty();
      }
    }
  }

  /**
   * The grant's time less all that is taken, which leaves no, one or several pieces; what is kept
   * from pilots is taken for them. The time of recording is the database's, so that it is one clock
   * however many replicas there are.
   */
  private int insertWhereFree(Connection connection, Grant grant, Right right) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            INSERT
                + """
                  select ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, piece, tstzrange(clock_timestamp(), null)
                  from unnest(tstzmultirange(tstzrange(?, ?)) - coalesce(
                    (select range_agg(taken) from (
                      select valid as taken from decision_right
                      where person = ? and decision = ? and upper_inf(recorded)
                      union all
                      select during from suspended_right where ? = 'PILOT' and person = ? and decision = ?) as times),
                    '{}'::tstzmultirange)) as piece
                  """)) {
      var limit = right.limit();
      insert.setString(1, grant.person());
      insert.setString(2, right.decision());
      insert.setString(3, right.level().name());
      insert.setString(4, right.dimension().name());
      insert.setBigDecimal(5, limit == null ? null : limit.amount());
      insert.setString(6, limit == null ? null : limit.currency());
      insert.setString(7, boundaries(grant));
      insert.setString(8, grant.manager());
      insert.setString(9, grant.source().kind().name());
      insert.setObject(10, grant.source().id());
      insert.setObject(11, grant.source().version(), java.sql.Types.INTEGER);
      insert.setObject(12, utc(grant.from()));
      insert.setObject(13, utc(grant.until()));
      insert.setString(14, grant.person());
      insert.setString(15, right.decision());
      insert.setString(16, grant.source().kind().name());
      insert.setString(17, grant.person());
      insert.setString(18, right.decision());
      return insert.executeUpdate();
    }
  }

  /**
   * What the register said stays: the row is closed, and the part of it that was in force until the
   * moment is recorded anew, from the very instant the old row was closed at. So there is no
   * instant at which the register knew nothing, and none at which it knew two things. A right that
   * had not begun leaves nothing. Should the database's clock have been set back, a row still
   * closes after it was opened. Reading from {@code closed} makes the insertion of a row follow its
   * closing.
   */
  private static void cut(Connection connection, Source.Kind kind, UUID source, Instant at)
      throws SQLException {
    try (var cut =
        connection.prepareStatement(
            """
            with closed as (
              update decision_right
              set recorded = tstzrange(lower(recorded),
                                       greatest(clock_timestamp(), lower(recorded) + interval '1 microsecond'))
              where source_id = ? and source_kind = ? and upper_inf(recorded)
                and (upper_inf(valid) or upper(valid) > ?)
              returning *)
            """
                + INSERT
                + """
                  select person, decision, level, dimension, limit_amount, limit_currency,
                         boundaries, manager, source_kind, source_id, source_version,
                         tstzrange(lower(valid), ?), tstzrange(upper(recorded), null)
                  from closed where lower(valid) < ?
                  """)) {
      cut.setObject(1, source);
      cut.setString(2, kind.name());
      cut.setObject(3, utc(at));
      cut.setObject(4, utc(at));
      cut.setObject(5, utc(at));
      int _ = cut.executeUpdate();
    }
  }

  private String boundaries(Grant grant) {
    try {
      return json.writeValueAsString(grant.boundaries());
    } catch (JsonProcessingException notSerializable) {
      throw new IllegalStateException("Boundaries cannot be written as JSON", notSerializable);
    }
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private <T extends @Nullable Object> T inConnection(Work<T> work) {
    try (var connection = database.getConnection()) {
      return work.on(connection);
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot write the register of decision rights", failure);
    }
  }

  private interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }
}
