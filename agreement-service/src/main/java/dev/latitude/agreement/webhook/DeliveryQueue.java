package dev.latitude.agreement.webhook;

import dev.latitude.kit.time.Ids;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What each endpoint is still to be told, in the database.
 *
 * <p>Every change of an endpoint's deliveries is made under the lock of its row in {@code
 * webhook_queue}, and by a replica that sends only while that row says that it holds the lease. So
 * deliveries of one subject become due one after the other, whoever does what at the same time.
 */
@ApplicationScoped
class DeliveryQueue {
  /** So many events become deliveries in one transaction. */
  static final int PAGE = 500;

  private final AgroalDataSource database;

  DeliveryQueue(AgroalDataSource database) {
    this.database = database;
  }

  /** A new endpoint is told what comes after what is in the feed now. */
  @Transactional(Transactional.TxType.MANDATORY)
  void open(UUID endpoint) {
    int _ =
        run(
            "insert into webhook_queue (endpoint_id, place) select ?, coalesce(max(position), 0) from event",
            insert -> {
              insert.setObject(1, endpoint);
              return insert.executeUpdate();
            });
  }

  /**
   * Until this transaction ends nobody else changes what the endpoint is told. Whoever locks the
   * endpoint as well does that before, so that nobody waits for one another.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void lock(UUID endpoint) {
    boolean _ =
        run(
            "select 1 from webhook_queue where endpoint_id = ? for update",
            select -> {
              select.setObject(1, endpoint);
              try (var rows = select.executeQuery()) {
                return rows.next();
              }
            });
  }

  /**
   * Takes the leases of endpoints for which there is something to do and which nobody works on;
   * also those that a replica held and did not give back, which has died or was cut off. A row that
   * another replica is taking is passed over.
   */
  @Transactional
  List<Claim> claim(Instant now, Duration lease, int limit) {
    return run(
        """
        update webhook_queue as queue set lease = gen_random_uuid(), leased_until = ?
        from (
          select q.endpoint_id from webhook_queue q join webhook_endpoint e on e.id = q.endpoint_id
          where e.state = 'ENABLED' and (q.leased_until is null or q.leased_until <= ?)
            and (q.wakes_at <= ? or q.place < (select max(position) from event) or q.lease is not null)
          order by q.endpoint_id limit ? for update of q skip locked) as waking
        where queue.endpoint_id = waking.endpoint_id
        returning queue.endpoint_id, queue.lease
        """,
        update -> {
          update.setObject(1, utc(now.plus(lease)));
          update.setObject(2, utc(now));
          update.setObject(3, utc(now));
          update.setInt(4, limit);
          try (var rows = update.executeQuery()) {
            var claims = new ArrayList<Claim>();
            while (rows.next()) {
              claims.add(new Claim(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
            }
            return claims;
          }
        });
  }

  /** Holds on to the lease; false when it is another's by now. */
  @Transactional
  boolean renew(Claim claim, Instant now, Duration lease) {
    return run(
        "update webhook_queue set leased_until = ? where endpoint_id = ? and lease = ?",
        update -> {
          update.setObject(1, utc(now.plus(lease)));
          update.setObject(2, claim.endpoint());
          update.setObject(3, claim.lease());
          return update.executeUpdate() == 1;
        });
  }

  /** Lets the endpoint rest until its next delivery is due. */
  @Transactional
  void release(Claim claim) {
    int _ =
        run(
            """
            update webhook_queue set lease = null, leased_until = null,
              wakes_at = (select min(due_at) from webhook_delivery d where d.endpoint_id = webhook_queue.endpoint_id and due_at is not null)
            where endpoint_id = ? and lease = ?
            """,
            update -> {
              update.setObject(1, claim.endpoint());
              update.setObject(2, claim.lease());
              return update.executeUpdate();
            });
  }

  /**
   * Makes deliveries of the next events of the feed that the endpoint wants, and moves its place
   * past them, in one transaction: none is left out, and none is taken twice. A test event is for
   * the endpoint that it is about.
   *
   * @return whether there may be more
   */
  @Transactional
  boolean takeIn(Claim claim, List<String> eventTypes, Instant now) {
    if (!lock(claim)) {
      return false;
    }
    return take(
        claim,
        eventTypes,
        now,
        2,
        """
        with page as materialized (
          select id, subject, revision, type, position from event
          where position > (select place from webhook_queue where endpoint_id = @endpoint)
          order by position limit @page),
        wanted as (
          select * from page
          where case type when 'webhook-endpoint.tested' then subject = @endpoint else type like any (?) end),
        @queued
        update webhook_queue set place = coalesce((select max(position) from page), webhook_queue.place) where endpoint_id = @endpoint
        returning (select count(*) from page)
        """
            .replace("@queued", queued(false)));
  }

  /** The same for events that are to be sent again, behind what waits. */
  @Transactional
  boolean takeAgain(Claim claim, List<String> eventTypes, Instant now) {
    if (!lock(claim)) {
      return false;
    }
    return take(
        claim,
        eventTypes,
        now,
        3,
        """
        with replay as (
          select * from webhook_replay where endpoint_id = @endpoint and finished_at is null),
        page as materialized (
          select e.id, subject, revision, type, position from event e join replay r on
            position > r.place and position <= r.last and time >= r.from_time and time < r.to_time
          order by position limit @page),
        wanted as (select * from page where type <> 'webhook-endpoint.tested' and type like any (?)),
        @queued
        update webhook_replay set
          place = coalesce((select max(position) from page), webhook_replay.place),
          queued = webhook_replay.queued + (select count(*) from queued),
          finished_at = case when (select count(*) from page) < @page then ?::timestamptz end
        from replay where webhook_replay.id = replay.id
        returning (select count(*) from page)
        """
            .replace("@queued", queued(true)));
  }

  /** Of each subject the first is due at once, unless one before it waits. */
  private static String queued(boolean replay) {
    return """
    queued as (
      insert into webhook_delivery (endpoint_id, event_id, subject, revision, type, replay, due_at, created_at)
      select @endpoint, id, subject, revision, type, @replay,
        case when row_number() over (partition by subject order by position) = 1 and not exists (
          select from webhook_delivery w where w.endpoint_id = @endpoint and w.subject = wanted.subject and w.state = 'WAITING')
        then ?::timestamptz end, ?
      from wanted order by position
      returning id)
    """
        .replace("@replay", String.valueOf(replay));
  }

  /**
   * @param times how often the SQL asks for the time
   * @return whether the page was full, so that there may be another
   */
  private boolean take(Claim claim, List<String> eventTypes, Instant now, int times, String sql) {
    return run(
        sql.replace("@endpoint", "'" + claim.endpoint() + "'::uuid")
            .replace("@page", String.valueOf(PAGE)),
        update -> {
          update.setArray(1, update.getConnection().createArrayOf("text", patterns(eventTypes)));
          for (int time = 0; time < times; time++) {
            update.setObject(2 + time, utc(now));
          }
          try (var rows = update.executeQuery()) {
            return rows.next() && rows.getInt(1) == PAGE;
          }
        });
  }

  /** A type of events has nothing in it that {@code like} would read as something else. */
  private static Object[] patterns(List<String> eventTypes) {
    return eventTypes.isEmpty()
        ? new Object[] {"%"}
        : eventTypes.stream().map(type -> type.replace("*", "%")).toArray();
  }

  /** What is to be tried now: of each subject one at most. */
  @Transactional
  List<Delivery> due(Claim claim, Instant now, int limit) {
    return run(
        """
        select id, event_id, subject, revision, attempts, failures from webhook_delivery
        where endpoint_id = ? and due_at <= ? order by due_at, number limit ?
        """,
        select -> {
          select.setObject(1, claim.endpoint());
          select.setObject(2, utc(now));
          select.setInt(3, limit);
          try (var rows = select.executeQuery()) {
            var due = new ArrayList<Delivery>();
            while (rows.next()) {
              due.add(
                  new Delivery(
                      rows.getObject("id", UUID.class),
                      rows.getObject("event_id", UUID.class),
                      rows.getObject("subject", UUID.class),
                      rows.getLong("revision"),
                      rows.getInt("attempts"),
                      rows.getInt("failures")));
            }
            return due;
          }
        });
  }

  /**
   * Keeps what came of an attempt, and what follows from it for the delivery and for those that
   * wait behind it. Whoever has lost the lease keeps nothing: another one has it, and tries again.
   *
   * <p>Only what fails while something else gets through is given up. While nothing does, it is the
   * receiver that fails, and what it misses is to wait for it. What fails at an address that the
   * endpoint has no more is tried at its new one, and says nothing of that.
   *
   * @param pause until the next attempt after a failure
   * @param last whether no attempt is to follow a failure, if the receiver is well
   * @return since when nothing gets through, after a failure
   */
  @Transactional
  Optional<Instant> keep(
      Claim claim, Delivery delivery, Attempt attempt, Duration pause, boolean last, Instant now) {
    if (!lock(claim) || !isWaiting(delivery)) {
      return Optional.empty();
    }
    insert(delivery, attempt);
    if (attempt.answer().isDelivered()) {
      finish(claim, delivery, "DELIVERED", delivery.failures(), now);
      return since(claim, null, now);
    }
    if (!isAt(claim, attempt.url())) {
      tryAgain(delivery, 0, now);
      return Optional.empty();
    }
    if (last && somethingElseGotThrough(claim, delivery)) {
      finish(claim, delivery, "GIVEN_UP", delivery.failures() + 1, now);
    } else {
      tryAgain(delivery, delivery.failures() + 1, now.plus(pause));
    }
    return since(claim, attempt.at(), now);
  }

  /** The row of the endpoint, if the lease is still this one. */
  private boolean lock(Claim claim) {
    return run(
        "select 1 from webhook_queue where endpoint_id = ? and lease = ? for update",
        select -> {
          select.setObject(1, claim.endpoint());
          select.setObject(2, claim.lease());
          try (var rows = select.executeQuery()) {
            return rows.next();
          }
        });
  }

  private boolean isWaiting(Delivery delivery) {
    return run(
        "select 1 from webhook_delivery where id = ? and due_at is not null",
        select -> {
          select.setObject(1, delivery.id());
          try (var rows = select.executeQuery()) {
            return rows.next();
          }
        });
  }

  private void insert(Delivery delivery, Attempt attempt) {
    var answer = attempt.answer();
    int _ =
        run(
            """
            insert into webhook_attempt (delivery_id, number, at, duration_ms, outcome, url, status, response, detail)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            insert -> {
              insert.setObject(1, delivery.id());
              insert.setInt(2, delivery.attempts() + 1);
              insert.setObject(3, utc(attempt.at()));
              insert.setInt(4, Math.toIntExact(attempt.took().toMillis()));
              insert.setString(5, answer.outcome().name());
              insert.setString(6, attempt.url());
              insert.setObject(7, answer.status());
              insert.setString(8, answer.response());
              insert.setString(9, answer.detail());
              return insert.executeUpdate();
            });
  }

  /** Since the attempt before this one. */
  private boolean somethingElseGotThrough(Claim claim, Delivery delivery) {
    return run(
        """
        select 1 from webhook_queue q join webhook_attempt a on q.delivered_at >= a.at
        where q.endpoint_id = ? and a.delivery_id = ? and a.number = ?
        """,
        select -> {
          select.setObject(1, claim.endpoint());
          select.setObject(2, delivery.id());
          select.setInt(3, delivery.attempts());
          try (var rows = select.executeQuery()) {
            return rows.next();
          }
        });
  }

  /** Whoever names another address locks the queue as well, so it is the one by now. */
  private boolean isAt(Claim claim, String url) {
    return run(
        "select 1 from webhook_endpoint where id = ? and url = ?",
        select -> {
          select.setObject(1, claim.endpoint());
          select.setString(2, url);
          try (var rows = select.executeQuery()) {
            return rows.next();
          }
        });
  }

  private void tryAgain(Delivery delivery, int failures, Instant at) {
    int _ =
        run(
            "update webhook_delivery set attempts = attempts + 1, failures = ?, due_at = ? where id = ?",
            update -> {
              update.setInt(1, failures);
              update.setObject(2, utc(at));
              update.setObject(3, delivery.id());
              return update.executeUpdate();
            });
  }

  /** Now it is the turn of the next one of the same subject. */
  private void finish(Claim claim, Delivery delivery, String state, int failures, Instant now) {
    int _ =
        run(
            """
            update webhook_delivery set state = ?, attempts = attempts + 1, failures = ?, due_at = null, finished_at = ?
            where id = ?
            """,
            update -> {
              update.setString(1, state);
              update.setInt(2, failures);
              update.setObject(3, utc(now));
              update.setObject(4, delivery.id());
              return update.executeUpdate();
            });
    int _ =
        run(
            """
            update webhook_delivery set due_at = ? where id = (
              select id from webhook_delivery where endpoint_id = ? and subject = ? and state = 'WAITING' order by number limit 1)
            """,
            update -> {
              update.setObject(1, utc(now));
              update.setObject(2, claim.endpoint());
              update.setObject(3, delivery.subject());
              return update.executeUpdate();
            });
  }

  private Optional<Instant> since(Claim claim, @Nullable Instant failedAt, Instant now) {
    return run(
        failedAt == null
            ? "update webhook_queue set failing_since = null, delivered_at = ? where endpoint_id = ? returning failing_since"
            : "update webhook_queue set failing_since = coalesce(failing_since, ?) where endpoint_id = ? returning failing_since",
        update -> {
          update.setObject(1, utc(failedAt == null ? now : failedAt));
          update.setObject(2, claim.endpoint());
          try (var rows = update.executeQuery()) {
            return rows.next() ? instant(rows, 1) : Optional.empty();
          }
        });
  }

  /** What waits is tried now, with all of the schedule before it. */
  @Transactional(Transactional.TxType.MANDATORY)
  void resume(UUID endpoint, Instant now) {
    lock(endpoint);
    int _ =
        run(
            "update webhook_delivery set failures = 0, due_at = ? where endpoint_id = ? and due_at is not null",
            update -> set(update, now, endpoint));
    int _ =
        run(
            "update webhook_queue set failing_since = null, wakes_at = ? where endpoint_id = ?",
            update -> set(update, now, endpoint));
  }

  private static int set(PreparedStatement update, Instant now, UUID endpoint) throws SQLException {
    update.setObject(1, utc(now));
    update.setObject(2, endpoint);
    return update.executeUpdate();
  }

  /** Sends once more what was finished, behind what waits of the same subject. */
  @Transactional(Transactional.TxType.MANDATORY)
  UUID again(UUID endpoint, LoggedDelivery delivery, Instant now) {
    lock(endpoint);
    var again = Ids.next();
    int _ =
        run(
            """
            insert into webhook_delivery (id, endpoint_id, event_id, subject, revision, type, replay, due_at, created_at)
            select ?, endpoint_id, event_id, subject, revision, type, true,
              case when not exists (
                select from webhook_delivery w where w.endpoint_id = d.endpoint_id and w.subject = d.subject and w.state = 'WAITING')
              then ?::timestamptz end, ?
            from webhook_delivery d where id = ?
            """,
            insert -> {
              insert.setObject(1, again);
              insert.setObject(2, utc(now));
              insert.setObject(3, utc(now));
              insert.setObject(4, delivery.id());
              return insert.executeUpdate();
            });
    wake(endpoint, now);
    return again;
  }

  /**
   * Plans to send the events of a range again; see {@link #takeAgain}.
   *
   * @return how many they are, and nothing is planned when they are none or more than allowed
   */
  @Transactional(Transactional.TxType.MANDATORY)
  int plan(UUID endpoint, List<String> eventTypes, ReplayRange range, int most, Instant now) {
    lock(endpoint);
    int events =
        run(
            """
            with found as (
              select position from event where time >= ? and time < ? and position is not null
                and type <> 'webhook-endpoint.tested' and type like any (?) limit ?),
            planned as (
              insert into webhook_replay (id, endpoint_id, from_time, to_time, place, last, events, created_at)
              select ?, ?, ?, ?, min(position) - 1, max(position), count(*), ? from found
              having count(*) between 1 and ?)
            select count(*) from found
            """,
            plan -> {
              plan.setObject(1, utc(range.from()));
              plan.setObject(2, utc(range.to()));
              plan.setArray(3, plan.getConnection().createArrayOf("text", patterns(eventTypes)));
              plan.setInt(4, most + 1);
              plan.setObject(5, Ids.next());
              plan.setObject(6, endpoint);
              plan.setObject(7, utc(range.from()));
              plan.setObject(8, utc(range.to()));
              plan.setObject(9, utc(now));
              plan.setInt(10, most);
              try (var rows = plan.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
              }
            });
    wake(endpoint, now);
    return events;
  }

  /** Whether events are being sent again and not all of them are queued. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean isReplaying(UUID endpoint) {
    lock(endpoint);
    return run(
        "select 1 from webhook_replay where endpoint_id = ? and finished_at is null",
        select -> {
          select.setObject(1, endpoint);
          try (var rows = select.executeQuery()) {
            return rows.next();
          }
        });
  }

  private void wake(UUID endpoint, Instant now) {
    int _ =
        run(
            "update webhook_queue set wakes_at = ? where endpoint_id = ?",
            update -> set(update, now, endpoint));
  }

  /**
   * Since when that waits which has waited longest at an endpoint that is to be sent to: a
   * delivery, or an event of which none has been made yet, since no replica sends.
   */
  Optional<Instant> oldestWaiting() {
    return run(
        """
        select min(oldest.since) from webhook_endpoint e join webhook_queue q on q.endpoint_id = e.id cross join lateral (
          (select created_at as since from webhook_delivery
            where endpoint_id = e.id and state = 'WAITING' order by number limit 1)
          union all
          (select time from event where position > q.place order by position limit 1)) oldest
        where e.state = 'ENABLED'
        """,
        select -> {
          try (var rows = select.executeQuery()) {
            return rows.next() ? instant(rows, 1) : Optional.empty();
          }
        });
  }

  private static Optional<Instant> instant(ResultSet rows, int column) throws SQLException {
    return Optional.ofNullable(rows.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private <T> T run(String sql, Work<T> work) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot use the queue of webhooks", failure);
    }
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }
}
