package dev.latitude.agreement.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.Right;
import dev.latitude.kit.json.TolerantJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands behind the register: all that each pilot in force gives, also the part of it that
 * another source holds at present, and the time that is kept for agreements while they are
 * suspended. It is what is known now; the register itself keeps what was known earlier. Used by the
 * {@link Register} alone, under the person's lock.
 */
@ApplicationScoped
class Claims {
  static final String THAT_LAST =
      """
      select pilot_id, claimed, lower(during) as begins, upper(during) as ends
      from pilot_claim where person = ? and coalesce(upper(during), 'infinity') > ? order by coalesce(continues, id)
      """;

  private final ObjectMapper json;

  Claims(ObjectMapper json) {
    this.json = TolerantJson.of(json);
  }

  /** What a pilot gives, as it is kept. */
  record Claimed(String manager, List<Right> rights, List<Boundary> boundaries) {}

  /**
   * Remembers the whole of what a pilot gives.
   *
   * @param place where it comes among the claims of the person; empty for after all others
   */
  void keep(Connection connection, Grant grant, Optional<UUID> place) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into pilot_claim (pilot_id, person, claimed, during, continues)
            values (?, ?, ?::jsonb, tstzrange(?, ?), ?)
            """)) {
      insert.setObject(1, grant.source().id());
      insert.setString(2, grant.person());
      insert.setString(3, write(new Claimed(grant.manager(), grant.rights(), grant.boundaries())));
      insert.setObject(4, grant.from().atOffset(ZoneOffset.UTC));
      insert.setObject(5, grant.until() == null ? null : grant.until().atOffset(ZoneOffset.UTC));
      insert.setObject(6, place.orElse(null));
      int _ = insert.executeUpdate();
    }
  }

  /** The place of what the pilot claims at the moment or later; empty when that is nothing. */
  Optional<UUID> placeOf(Connection connection, UUID pilot, Instant at) throws SQLException {
    try (var find =
        connection.prepareStatement(
            """
            select coalesce(continues, id) from pilot_claim
            where pilot_id = ? and (upper_inf(during) or upper(during) > ?) order by 1 limit 1
            """)) {
      find.setObject(1, pilot);
      find.setObject(2, at.atOffset(ZoneOffset.UTC));
      try (var row = find.executeQuery()) {
        return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
      }
    }
  }

  /** All that pilots give the person after a moment, what was claimed first before the rest. */
  List<Grant> of(Connection connection, String person, Instant after) throws SQLException {
    try (var find = connection.prepareStatement(THAT_LAST)) {
      find.setString(1, person);
      find.setObject(2, after.atOffset(ZoneOffset.UTC));
      try (var rows = find.executeQuery()) {
        var grants = new ArrayList<Grant>();
        while (rows.next()) {
          grants.add(grant(person, rows));
        }
        return grants;
      }
    }
  }

  private Grant grant(String person, ResultSet row) throws SQLException {
    var claimed = read(row.getString("claimed"));
    return new Grant(
        person,
        claimed.manager(),
        claimed.rights(),
        claimed.boundaries(),
        Source.pilot(row.getObject("pilot_id", UUID.class)),
        Objects.requireNonNull(Rows.instant(row, "begins")),
        Rows.instant(row, "ends"));
  }

  /** Keeps the time of what the grant would give for its source. */
  void hold(Connection connection, Grant grant) throws SQLException {
    try (var hold =
        connection.prepareStatement(
            """
            insert into suspended_right (person, decision, source_kind, source_id, source_version, during)
            select ?, decision, ?, ?, ?, tstzrange(?, ?) from unnest(?::text[]) as decision
            """)) {
      var source = grant.source();
      hold.setString(1, grant.person());
      hold.setString(2, source.kind().name());
      hold.setObject(3, source.id());
      hold.setObject(4, source.version(), java.sql.Types.INTEGER);
      hold.setObject(5, grant.from().atOffset(ZoneOffset.UTC));
      hold.setObject(6, grant.until() == null ? null : grant.until().atOffset(ZoneOffset.UTC));
      hold.setArray(
          7,
          connection.createArrayOf("text", grant.rights().stream().map(Right::decision).toArray()));
      int _ = hold.executeUpdate();
    }
  }

  /** From the moment on, the source claims nothing, and nothing is kept for it. */
  void release(Connection connection, UUID source, Instant at) throws SQLException {
    for (var sql :
        List.of(
            "delete from suspended_right where source_id = ? and lower(during) >= ?",
            "update suspended_right set during = tstzrange(lower(during), ?) where source_id = ? and (upper_inf(during) or upper(during) > ?)",
            "delete from pilot_claim where pilot_id = ? and lower(during) >= ?",
            "update pilot_claim set during = tstzrange(lower(during), ?) where pilot_id = ? and (upper_inf(during) or upper(during) > ?)")) {
      try (var release = connection.prepareStatement(sql)) {
        var moment = at.atOffset(ZoneOffset.UTC);
        if (sql.startsWith("delete")) {
          release.setObject(1, source);
          release.setObject(2, moment);
        } else {
          release.setObject(1, moment);
          release.setObject(2, source);
          release.setObject(3, moment);
        }
        int _ = release.executeUpdate();
      }
    }
  }

  private String write(Claimed claimed) {
    try {
      return json.writeValueAsString(claimed);
    } catch (JsonProcessingException notSerializable) {
      throw new IllegalStateException("A claim cannot be written as JSON", notSerializable);
    }
  }

  private Claimed read(String text) throws SQLException {
    try {
      return json.readValue(text, Claimed.class);
    } catch (JsonProcessingException unreadable) {
      throw new SQLException("A claim cannot be read", unreadable);
    }
  }
}
