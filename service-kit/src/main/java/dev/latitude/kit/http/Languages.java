package dev.latitude.kit.http;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** Which of the languages there are suits a reader best (RFC 4647, lookup). */
public final class Languages {
  private Languages() {}

  /**
   * The best of them; somebody who wants none of them gets the first.
   *
   * @param acceptLanguage the header; one that says nothing useful is no reason to refuse anybody
   * @param offered the languages there are
   */
  public static Locale choose(@Nullable String acceptLanguage, List<Locale> offered) {
    var found = acceptLanguage == null ? null : Locale.lookup(wanted(acceptLanguage), offered);
    return found == null ? offered.getFirst() : found;
  }

  private static List<LanguageRange> wanted(String acceptLanguage) {
    try {
      return LanguageRange.parse(acceptLanguage).stream()
          .filter(range -> range.getWeight() > 0)
          .toList();
    } catch (IllegalArgumentException unreadable) {
      return List.of();
    }
  }
}
