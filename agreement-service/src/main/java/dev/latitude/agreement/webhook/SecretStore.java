package dev.latitude.agreement.webhook;

import dev.latitude.agreement.webhook.SecretSeal.Sealed;
import dev.latitude.kit.time.Ids;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The secrets of endpoints in the database, sealed. */
@ApplicationScoped
class SecretStore {
  /** So many sign a delivery at most, so that its header stays short. */
  private static final int MOST = 4;

  private final AgroalDataSource database;
  private final SecretSeal seal;

  SecretStore(AgroalDataSource database, SecretSeal seal) {
    this.database = database;
    this.seal = seal;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void add(UUID endpoint, WebhookSecret secret, Instant now) {
    var sealed = seal.seal(endpoint, secret);
    int _ =
        run(
            "insert into webhook_secret (id, endpoint_id, key_id, sealed, created_at) values (?, ?, ?, ?, ?)",
            insert -> {
              insert.setObject(1, Ids.next());
              insert.setObject(2, endpoint);
              insert.setString(3, sealed.keyId());
              insert.setString(4, sealed.text());
              insert.setObject(5, now.atOffset(ZoneOffset.UTC));
              return insert.executeUpdate();
            });
  }

  /** The present one is to end, and those whose time is over are forgotten. */
  @Transactional(Transactional.TxType.MANDATORY)
  void endPresent(UUID endpoint, Instant end, Instant now) {
    int _ =
        run(
            "update webhook_secret set expires_at = ? where endpoint_id = ? and expires_at is null",
            update -> {
              update.setObject(1, end.atOffset(ZoneOffset.UTC));
              update.setObject(2, endpoint);
              return update.executeUpdate();
            });
    int _ =
        run(
            """
            delete from webhook_secret where endpoint_id = ?
              and (expires_at <= ? or id not in
                (select id from webhook_secret where endpoint_id = ? order by created_at desc, id desc limit ?))
            """,
            delete -> {
              delete.setObject(1, endpoint);
              delete.setObject(2, now.atOffset(ZoneOffset.UTC));
              delete.setObject(3, endpoint);
              delete.setInt(4, MOST - 1);
              return delete.executeUpdate();
            });
  }

  /** Those that sign at this moment, the newest first. */
  @Transactional
  List<WebhookSecret> signing(UUID endpoint, Instant now) {
    return run(
        """
        select key_id, sealed from webhook_secret
        where endpoint_id = ? and (expires_at is null or expires_at > ?) order by created_at desc, id desc
        """,
        select -> {
          select.setObject(1, endpoint);
          select.setObject(2, now.atOffset(ZoneOffset.UTC));
          try (var rows = select.executeQuery()) {
            var secrets = new ArrayList<WebhookSecret>();
            while (rows.next()) {
              var sealed = new Sealed(rows.getString(1), rows.getString(2));
              secrets.add(seal.open(endpoint, sealed));
            }
            return secrets;
          }
        });
  }

  private <T> T run(String sql, Work<T> work) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot use the secrets of webhook endpoints", failure);
    }
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }
}
