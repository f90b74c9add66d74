package dev.latitude.agreement.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Dimension;
import dev.latitude.agreement.right.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of one answer of the register into values. Columns are read by their places: a
 * thousand rows have eight thousand of them. Rights of one agreement have the same boundaries,
 * which are read once.
 */
final class Rows {
  /** What {@link Held} is made of. */
  static final String HELD =
      "level, limit_amount, limit_currency, boundaries, source_kind, source_id, source_version, upper(valid) as valid_until";

  private static final int COLUMNS_OF_HELD = 8;

  /** What {@link RegisteredRight} is made of. */
  static final String RIGHT =
      HELD + ", person, decision, dimension, manager, lower(valid) as valid_from";

  private final ObjectReader json;
  private final Map<String, List<Boundary>> boundaries = new HashMap<>();

  /**
   * @param json reads a list of boundaries
   */
  Rows(ObjectReader json) {
    this.json = json;
  }

  RegisteredRight right(ResultSet row) throws SQLException {
    var held = Objects.requireNonNull(held(row, 1), "level");
    int next = 1 + COLUMNS_OF_HELD;
    return new RegisteredRight(
        row.getString(next++),
        row.getString(next++),
        held.level(),
        Dimension.valueOf(row.getString(next++)),
        held.limit(),
        held.boundaries(),
        row.getString(next++),
        held.source(),
        Objects.requireNonNull(instant(row, next)),
        held.until());
  }

  /** Reads {@link #RIGHT}, and behind it since when and until when that was known, and its id. */
  RightOnRecord onRecord(ResultSet row) throws SQLException {
    return new RightOnRecord(
        right(row),
        Objects.requireNonNull(instant(row, "recorded_from")),
        instant(row, "recorded_until"),
        row.getObject("id", UUID.class));
  }

  /**
   * Reads {@link #HELD}; nothing when an outer join found none.
   *
   * @param next place of its first column
   */
  @Nullable Held held(ResultSet row, int next) throws SQLException {
    var level = row.getString(next++);
    if (level == null) {
      return null;
    }
    var amount = row.getBigDecimal(next++);
    var currency = row.getString(next++);
    return new Held(
        DelegationLevel.valueOf(level),
        amount == null ? null : new Money(amount, currency),
        boundaries(row.getString(next++)),
        source(row, next),
        instant(row, next + 3));
  }

  /**
   * Reads the kind of a source, its id and its version.
   *
   * @param next place of the first of these columns
   */
  static Source source(ResultSet row, int next) throws SQLException {
    return new Source(
        Source.Kind.valueOf(row.getString(next)),
        row.getObject(next + 1, UUID.class),
        row.getObject(next + 2, Integer.class));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    return instant(row, row.findColumn(column));
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private List<Boundary> boundaries(String text) throws SQLException {
    var before = boundaries.get(text);
    if (before != null) {
      return before;
    }
    try {
      List<Boundary> read = json.readValue(text);
      boundaries.put(text, read);
      return read;
    } catch (JsonProcessingException unreadable) {
      throw new SQLException("Boundaries of a right cannot be read", unreadable);
    }
  }
}
