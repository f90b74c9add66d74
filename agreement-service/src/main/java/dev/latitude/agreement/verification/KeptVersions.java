package dev.latitude.agreement.verification;

import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.agreement.agreement.Party;
import dev.latitude.agreement.verification.KeptVersion.KeptSignature;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads versions as the rows they are. Each question is one look-up by a key: of the version by its
 * primary key or its hash, of its signatures by theirs, of the history by the agreement.
 */
@ApplicationScoped
class KeptVersions {
  private static final String VERSION =
      """
      select v.agreement_id, v.number, v.terms::text as terms, v.canonical, v.hash,
             a.employee, a.approver, a.state, a.version_number,
             case when a.amendment_hash is not null then a.amendment_number end as following, a.head_hash
      from agreement_version v join agreement a on a.id = v.agreement_id
      where\s""";

  private final AgroalDataSource database;

  KeptVersions(AgroalDataSource database) {
    this.database = database;
  }

  Optional<KeptVersion> find(UUID agreement, int number) {
    return read(
        VERSION + "v.agreement_id = ? and v.number = ?",
        query -> {
          query.setObject(1, agreement);
          query.setInt(2, number);
        });
  }

  /** The agreement and the number are in the words, so a hash is of one version only. */
  Optional<KeptVersion> find(String hash) {
    return read(VERSION + "v.hash = ? limit 1", query -> query.setString(1, hash));
  }

  private Optional<KeptVersion> read(String sql, Parameters parameters) {
    try (var connection = database.getConnection();
        var query = connection.prepareStatement(sql)) {
      parameters.set(query);
      try (var row = query.executeQuery()) {
        return row.next() ? Optional.of(version(row, connection)) : Optional.empty();
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot read versions", failure);
    }
  }

  private static KeptVersion version(ResultSet row, Connection connection) throws SQLException {
    var id = row.getObject("agreement_id", UUID.class);
    int number = row.getInt("number");
    return new KeptVersion(
        id,
        number,
        row.getString("terms"),
        row.getString("canonical"),
        row.getString("hash"),
        row.getString("employee"),
        row.getString("approver"),
        AgreementState.valueOf(row.getString("state")),
        row.getInt("version_number"),
        row.getObject("following", Integer.class),
        HexFormat.of().formatHex(row.getBytes("head_hash")),
        signatures(id, number, connection),
        toldHashes(id, number, connection));
  }

  private static List<KeptSignature> signatures(UUID id, int number, Connection connection)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select role, person, hash, signed_at from agreement_signature where agreement_id = ? and version_number = ? order by signed_at, role")) {
      query.setObject(1, id);
      query.setInt(2, number);
      var signatures = new ArrayList<KeptSignature>();
      try (var row = query.executeQuery()) {
        while (row.next()) {
          signatures.add(
              new KeptSignature(
                  Party.valueOf(row.getString("role")),
                  row.getString("person"),
                  row.getString("hash"),
                  Objects.requireNonNull(row.getObject("signed_at", OffsetDateTime.class))
                      .toInstant()));
        }
      }
      return List.copyOf(signatures);
    }
  }

  private static Set<String> toldHashes(UUID id, int number, Connection connection)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            """
            select data ->> 'hash' as hash from event
            where subject = ? and type in ('agreement.offered', 'agreement.amendment-offered', 'agreement.signed') and data ->> 'version' = ?
            """)) {
      query.setObject(1, id);
      query.setString(2, String.valueOf(number));
      var hashes = new HashSet<String>();
      try (var row = query.executeQuery()) {
        while (row.next()) {
          hashes.add(String.valueOf(row.getString("hash")));
        }
      }
      return Set.copyOf(hashes);
    }
  }

  private interface Parameters {
    void set(PreparedStatement query) throws SQLException;
  }
}
