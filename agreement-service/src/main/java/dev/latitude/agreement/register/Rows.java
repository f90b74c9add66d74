package dev.latitude.agreement.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Dimension;
import dev.latitude.agreement.right.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns rows of the register into values. */
final class Rows {
  static final String COLUMNS =
      """
      person, decision, level, dimension, limit_amount, limit_currency, boundaries, manager,
      source_kind, source_id, source_version, lower(valid) as valid_from, upper(valid) as valid_until
      """;

  private static final TypeReference<List<Boundary>> BOUNDARIES = new TypeReference<>() {};

  private Rows() {}

  static RegisteredRight right(ResultSet row, ObjectMapper json) throws SQLException {
    return new RegisteredRight(
        row.getString("person"),
        row.getString("decision"),
        DelegationLevel.valueOf(row.getString("level")),
        Dimension.valueOf(row.getString("dimension")),
        limit(row),
        boundaries(row, json),
        row.getString("manager"),
        source(row),
        Objects.requireNonNull(instant(row, "valid_from")),
        instant(row, "valid_until"));
  }

  static Source source(ResultSet row) throws SQLException {
    return new Source(
        Source.Kind.valueOf(row.getString("source_kind")),
        row.getObject("source_id", UUID.class),
        row.getObject("source_version", Integer.class));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable Money limit(ResultSet row) throws SQLException {
    var amount = row.getBigDecimal("limit_amount");
    return amount == null ? null : new Money(amount, row.getString("limit_currency"));
  }

  private static List<Boundary> boundaries(ResultSet row, ObjectMapper json) throws SQLException {
    try {
      return json.readValue(row.getString("boundaries"), BOUNDARIES);
    } catch (JsonProcessingException unreadable) {
      throw new SQLException("Boundaries of a right cannot be read", unreadable);
    }
  }
}
