package dev.latitude.agreement.verification;

import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.agreement.agreement.Party;
import dev.latitude.agreement.verification.KeptVersion.KeptSignature;
import dev.latitude.kit.history.RewrittenEvent;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads versions as the rows they are. Each question is one look-up by a key: of versions by their
 * primary key or a hash, of signatures by theirs, of the history by the agreement; and is asked
 * once, however many versions there are.
 */
@ApplicationScoped
class KeptVersions {
  private static final String VERSION =
      """
      select v.agreement_id, v.number, v.terms::text as terms, v.canonical, v.hash,
             v.terms ->> 'employee' as terms_employee, v.terms ->> 'approver' as terms_approver,
             a.employee, a.approver, a.state, a.version_number,
             case when a.amendment_hash is not null then a.amendment_number end as following, a.head_hash, a.ends_at,
             case when a.amendment_state = 'SIGNED' then a.amendment_terms::text end as next_terms
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
            })
        .stream()
        .findFirst();
  }

  List<KeptVersion> of(UUID agreement) {
    return read(VERSION + "v.agreement_id = ?", query -> query.setObject(1, agreement));
  }

  /** The agreement and the number are in the words, so a hash is of one version only. */
  Optional<KeptVersion> find(String hash) {
    return read(VERSION + "v.hash = ? limit 1", query -> query.setString(1, hash)).stream()
        .findFirst();
  }

  /** Versions of one agreement. */
  private List<KeptVersion> read(String sql, Parameters parameters) {
    try (var connection = database.getConnection();
        var query = connection.prepareStatement(sql)) {
      parameters.set(query);
      var versions = new ArrayList<KeptVersion>();
      try (var row = query.executeQuery()) {
        Map<Integer, List<KeptSignature>> signatures = Map.of();
        Map<Integer, Set<String>> toldHashes = Map.of();
        Map<Integer, String> rewrittenHashes = Map.of();
        while (row.next()) {
          var agreement = row.getObject("agreement_id", UUID.class);
          if (versions.isEmpty()) {
            signatures = signatures(agreement, connection);
            toldHashes = toldHashes(agreement, connection);
            rewrittenHashes = rewrittenHashes(agreement, connection);
          }
          int number = row.getInt("number");
          versions.add(
              version(
                  row,
                  signatures.getOrDefault(number, List.of()),
                  toldHashes.getOrDefault(number, Set.of()),
                  rewrittenHashes.get(number)));
        }
      }
      return versions;
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot read versions", failure);
    }
  }

  private static KeptVersion version(
      ResultSet row,
      List<KeptSignature> signatures,
      Set<String> toldHashes,
      @Nullable String rewrittenHash)
      throws SQLException {
    return new KeptVersion(
        row.getObject("agreement_id", UUID.class),
        row.getInt("number"),
        row.getString("terms"),
        row.getString("canonical"),
        row.getString("hash"),
        Map.of(
            Party.EMPLOYEE, String.valueOf(row.getString("terms_employee")),
            Party.APPROVER, String.valueOf(row.getString("terms_approver"))),
        row.getString("employee"),
        row.getString("approver"),
        AgreementState.valueOf(row.getString("state")),
        row.getInt("version_number"),
        row.getObject("following", Integer.class),
        instant(row.getObject("ends_at", OffsetDateTime.class)),
        row.getString("next_terms"),
        HexFormat.of().formatHex(row.getBytes("head_hash")),
        signatures,
        toldHashes,
        rewrittenHash);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  /** By the number of the version. */
  private static Map<Integer, List<KeptSignature>> signatures(UUID id, Connection connection)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select version_number, role, person, hash, signed_at from agreement_signature where agreement_id = ? order by signed_at, role")) {
      query.setObject(1, id);
      var signatures = new HashMap<Integer, List<KeptSignature>>();
      try (var row = query.executeQuery()) {
        while (row.next()) {
          signatures
              .computeIfAbsent(row.getInt("version_number"), _ -> new ArrayList<>())
              .add(
                  new KeptSignature(
                      Party.valueOf(row.getString("role")),
                      row.getString("person"),
                      row.getString("hash"),
                      Objects.requireNonNull(row.getObject("signed_at", OffsetDateTime.class))
                          .toInstant()));
        }
      }
      return signatures;
    }
  }

  /** By the number of the version that an event names; nothing that is none. */
  private static Map<Integer, Set<String>> toldHashes(UUID id, Connection connection)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            """
            select data ->> 'version' as version, data ->> 'hash' as hash from event
            where subject = ? and type in ('agreement.offered', 'agreement.amendment-offered', 'agreement.signed')
              and data ->> 'version' ~ '^[0-9]{1,9}$'
            """)) {
      query.setObject(1, id);
      var hashes = new HashMap<Integer, Set<String>>();
      try (var row = query.executeQuery()) {
        while (row.next()) {
          hashes
              .computeIfAbsent(row.getInt("version"), _ -> new HashSet<>())
              .add(String.valueOf(row.getString("hash")));
        }
      }
      return hashes;
    }
  }

  /**
   * By the number of the version: what the last event says that tells of a pseudonym, which names
   * all versions that have one in their words.
   */
  private static Map<Integer, String> rewrittenHashes(UUID id, Connection connection)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            """
            select document ->> 'version' as version, document ->> 'hash' as hash
            from (select data from event where subject = ? and type = ? order by revision desc limit 1) last,
                 jsonb_path_query(data, '$.documents[*]') document
            where document ->> 'version' ~ '^[0-9]{1,9}$'
            """)) {
      query.setObject(1, id);
      query.setString(2, "agreement" + RewrittenEvent.TYPE);
      var hashes = new HashMap<Integer, String>();
      try (var row = query.executeQuery()) {
        while (row.next()) {
          hashes.put(row.getInt("version"), String.valueOf(row.getString("hash")));
        }
      }
      return hashes;
    }
  }

  private interface Parameters {
    void set(PreparedStatement query) throws SQLException;
  }
}
