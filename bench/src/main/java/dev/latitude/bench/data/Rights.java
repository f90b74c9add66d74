package dev.latitude.bench.data;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A register of decision rights: ten rights for each person, of two hundred decisions. */
public final class Rights {
  public static final int OF_EACH = 10;
  public static final int DECISIONS = 200;

  private static final String[] LEVELS = {
    "TELL", "SELL", "CONSULT", "AGREE", "ADVISE", "INQUIRE", "DELEGATE"
  };
  private static final String[] ANSWERS = {
    "APPROVAL_REQUIRED",
    "APPROVAL_REQUIRED",
    "APPROVAL_REQUIRED",
    "AGREE_TOGETHER",
    "OWN_AFTER_INPUT",
    "OWN_AND_INFORM",
    "OWN"
  };
  private static final String[] DIMENSIONS = {
    "METHOD", "TIMING", "PRIORITY", "RESOURCE", "QUALITY"
  };
  private static final String COLUMNS =
      "person, decision, level, dimension, limit_amount, limit_currency, boundaries, manager, source_kind, source_id, source_version, valid, recorded";

  private Rights() {}

  public static void load(Connection connection, Size size) throws SQLException, IOException {
    new Bulk(connection, "decision_right").load(COLUMNS, size.rows(), Rights::row);
  }

  public static int people(Size size) {
    return size.rows() / OF_EACH;
  }

  public static String person(int number) {
    return "person-%07d".formatted(number);
  }

  /** The decision that a person's right of this number is for. */
  public static String decision(int person, int number) {
    return "area-%02d.decision-%03d"
        .formatted(number, (int) (mix(person) % (DECISIONS / OF_EACH)) + number * 20);
  }

  /** What a check of that right must answer. */
  public static String answer(int person, int number) {
    return ANSWERS[level(person, number)];
  }

  private static int level(int person, int number) {
    return (int) (mix((long) person * OF_EACH + number) % LEVELS.length);
  }

  private static String row(int n) {
    var person = n / OF_EACH;
    var number = n % OF_EACH;
    var random = mix(n + 1_000_000_007L);
    return String.join(
        "\t",
        person(person),
        decision(person, number),
        LEVELS[level(person, number)],
        DIMENSIONS[(int) (random % DIMENSIONS.length)],
        random % 3 == 0 ? "%d.00\tEUR".formatted(100 * (random % 100)) : "\\N\t\\N",
        "[{\"decision\": \"Changing what the report measures\", \"heldBy\": \"%s\"}]"
            .formatted(person(person / 8)),
        person(person / 8),
        "AGREEMENT",
        "01900000-0000-7000-8000-%012x".formatted(person),
        "1",
        "[2025-01-01 00:00:00+00,%s)".formatted(random % 2 == 0 ? "2090-01-01 00:00:00+00" : ""),
        "[2025-01-01 00:00:00+00,)");
  }

  /** Spreads numbers evenly and always the same way; never negative. */
  private static long mix(long number) {
    long z = (number + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (z ^ (z >>> 31)) >>> 1;
  }
}
