package dev.latitude.kit.document;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Text that people wrote, made fit for print: what would break a document or make it say something
 * else than it shows is taken out or made visible, and every word stays.
 */
public final class PlainText {
  private static final int REPLACEMENT = 0xFFFD;

  /** Invisible, and needed to write some languages: joiners, marks of direction, soft hyphens. */
  private static final Set<Integer> NEEDED =
      Set.of(0xAD, 0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060);

  private PlainText() {}

  /** As one line. */
  public static String line(String text) {
    return clean(text).replaceAll("[\\s\\u0085\\u2028\\u2029]+", " ").strip();
  }

  /** As its lines, without empty ones. */
  public static List<String> lines(String text) {
    return Arrays.stream(text.split("\\R"))
        .map(PlainText::line)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String clean(String text) {
    var clean = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(point -> append(clean, point));
    return clean.toString();
  }

  private static void append(StringBuilder text, int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL -> text.appendCodePoint(isBreak(point) ? ' ' : REPLACEMENT);
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
          text.appendCodePoint(REPLACEMENT);
      case Character.FORMAT -> {
        if (NEEDED.contains(point) || isSeen(point)) {
          text.appendCodePoint(point);
        }
      }
      default -> text.appendCodePoint(point);
    }
  }

  private static boolean isBreak(int control) {
    return control == 0x85 || Character.isWhitespace(control);
  }

  /** Number signs of Arabic, Syriac and Kaithi are printed, unlike all else that is a format. */
  private static boolean isSeen(int point) {
    return (point >= 0x600 && point <= 0x605)
        || point == 0x6DD
        || point == 0x70F
        || point == 0x890
        || point == 0x891
        || point == 0x8E2
        || point == 0x110BD
        || point == 0x110CD;
  }
}
