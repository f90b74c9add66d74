package dev.latitude.bench.sql;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement as the server was asked it.
 *
 * @param sql with {@code $1} for the first parameter
 * @param parameters in the server's text form
 */
public record SqlCall(String sql, List<@Nullable String> parameters) {
  private static final Pattern PLACE = Pattern.compile("\\$[0-9]+");

  /** With question marks. The driver numbered the places in their order, each once. */
  public String jdbc() {
    return PLACE.matcher(sql).replaceAll("?");
  }

  boolean begins() {
    return sql.equalsIgnoreCase("BEGIN");
  }

  boolean ends() {
    return sql.equalsIgnoreCase("COMMIT") || sql.equalsIgnoreCase("ROLLBACK");
  }
}
