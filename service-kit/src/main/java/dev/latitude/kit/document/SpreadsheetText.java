package dev.latitude.kit.document;

import java.util.regex.Pattern;

/**
 * Text that a spreadsheet would take for a formula and run. It is written with an apostrophe in
 * front, which spreadsheets show as text, and the apostrophe is taken away again when the file
 * comes back; text that looks like guarded text gets one more, so what is read is always what was
 * written.
 */
public final class SpreadsheetText {
  /** The wide forms are taken for the plain ones where Chinese, Japanese or Korean is set. */
  private static final String BEGINS_A_FORMULA = "[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]";

  private static final Pattern TO_GUARD = Pattern.compile("'*" + BEGINS_A_FORMULA);
  private static final Pattern GUARDED = Pattern.compile("'+" + BEGINS_A_FORMULA);

  private SpreadsheetText() {}

  public static String guard(String text) {
    return TO_GUARD.matcher(text).lookingAt() ? "'" + text : text;
  }

  public static String unguard(String text) {
    return GUARDED.matcher(text).lookingAt() ? text.substring(1) : text;
  }
}
