package dev.latitude.agreement.contextevent;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The effects of context events in the database: written when planned, marked when applied. */
@ApplicationScoped
class EffectStore {
  private final AgroalDataSource database;

  EffectStore(AgroalDataSource database) {
    this.database = database;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void plan(UUID event, List<Effect> effects) {
    var _ =
        run(
            """
        insert into context_event_effect
          (context_event_id, agreement_id, employee, approver, outcome, due_on, reason, applied_at)
        values (?, ?, ?, ?, ?, ?, ?, null)
        """,
            insert -> {
              for (var effect : effects) {
                insert.setObject(1, event);
                insert.setObject(2, effect.agreement());
                insert.setString(3, effect.employee());
                insert.setString(4, effect.approver());
                set(insert, 5, effect);
                insert.addBatch();
              }
              return insert.executeBatch();
            });
  }

  private static void set(PreparedStatement statement, int first, Effect effect)
      throws SQLException {
    statement.setString(first, effect.outcome().name());
    statement.setObject(first + 1, effect.dueOn());
    statement.setString(first + 2, effect.why() == null ? null : effect.why().name());
  }

  /** An event that is not applied to all of its agreements yet, the oldest. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<UUID> unfinished() {
    return run(
        "select context_event_id from context_event_effect where applied_at is null order by context_event_id limit 1",
        select -> {
          try (var row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
          }
        });
  }

  /**
   * The next agreements whose turn it is, in an order that is the same for every event: who locks
   * them in it waits for others, and never they for him as well.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  List<UUID> next(UUID event, int limit) {
    return run(
        """
        select agreement_id from context_event_effect
        where context_event_id = ? and applied_at is null
        order by employee, agreement_id limit ? for update skip locked
        """,
        select -> {
          select.setObject(1, event);
          select.setInt(2, limit);
          try (var rows = select.executeQuery()) {
            var agreements = new ArrayList<UUID>();
            while (rows.next()) {
              agreements.add(rows.getObject(1, UUID.class));
            }
            return agreements;
          }
        });
  }

  /**
   * What has really come of it, which may be something else than what was planned, as who approves
   * may be somebody else by then.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void applied(UUID event, List<Effect> effects, Instant at) {
    var _ =
        run(
            """
        update context_event_effect set approver = ?, outcome = ?, due_on = ?, reason = ?, applied_at = ?
        where context_event_id = ? and agreement_id = ?
        """,
            update -> {
              for (var effect : effects) {
                update.setString(1, effect.approver());
                set(update, 2, effect);
                update.setObject(5, at.atOffset(ZoneOffset.UTC));
                update.setObject(6, event);
                update.setObject(7, effect.agreement());
                update.addBatch();
              }
              return update.executeBatch();
            });
  }

  @Transactional
  List<Effect> of(UUID event) {
    return run(
        """
        select agreement_id, employee, approver, outcome, due_on, reason, applied_at is not null as applied
        from context_event_effect where context_event_id = ? order by employee, agreement_id
        """,
        select -> {
          select.setObject(1, event);
          try (var rows = select.executeQuery()) {
            var effects = new ArrayList<Effect>();
            while (rows.next()) {
              effects.add(effect(rows));
            }
            return effects;
          }
        });
  }

  private static Effect effect(ResultSet row) throws SQLException {
    var why = row.getString("reason");
    return new Effect(
        row.getObject("agreement_id", UUID.class),
        row.getString("employee"),
        row.getString("approver"),
        EffectOutcome.valueOf(row.getString("outcome")),
        row.getObject("due_on", LocalDate.class),
        why == null ? null : NoEffect.valueOf(why),
        row.getBoolean("applied"));
  }

  /** Of several events at once. */
  @Transactional
  Map<UUID, Tally> tallies(List<UUID> events) {
    return run(
        """
        select context_event_id, count(*) as agreements, count(applied_at) as applied,
               count(*) filter (where outcome = 'REVIEW') as reviews,
               count(*) filter (where outcome = 'SUSPEND') as suspensions,
               count(*) filter (where outcome = 'NOTHING') as nothing
        from context_event_effect where context_event_id = any(?) group by context_event_id
        """,
        select -> {
          select.setArray(1, select.getConnection().createArrayOf("uuid", events.toArray()));
          try (var rows = select.executeQuery()) {
            var tallies = new HashMap<UUID, Tally>();
            while (rows.next()) {
              tallies.put(
                  rows.getObject("context_event_id", UUID.class),
                  new Tally(
                      rows.getInt("agreements"),
                      rows.getInt("applied"),
                      rows.getInt("reviews"),
                      rows.getInt("suspensions"),
                      rows.getInt("nothing")));
            }
            return tallies;
          }
        });
  }

  private <T extends @Nullable Object> T run(String sql, Work<T> work) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot use the effects of context events", failure);
    }
  }

  private interface Work<T extends @Nullable Object> {
    T on(PreparedStatement statement) throws SQLException;
  }
}
