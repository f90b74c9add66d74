package dev.latitude.proposal.guidance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A language that guidance is written in. The first one is for whoever understands none. */
enum Language {
  ENGLISH(Locale.ENGLISH),
  GERMAN(Locale.GERMAN);

  private static final String TEXTS = "dev.latitude.proposal.guidance.texts";
  private static final List<String> TAGS =
      Arrays.stream(values()).map(language -> language.tag()).toList();

  /** The least weight a header can give is 0.001; what it gives none to, it rules out. */
  private static final double LESS_THAN_ANY_NAMED = 0.0001;

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** BCP 47. */
  String tag() {
    return locale.toLanguageTag();
  }

  /**
   * Its texts. Each language has all of them in a file of its own: with a common parent, or with
   * the platform's fallback to the language of the machine, what is missing in one language would
   * silently be told in another.
   */
  ResourceBundle texts() {
    return ResourceBundle.getBundle(
        TEXTS, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /**
   * The language that serves a reader best: lookup of RFC 4647, in the ranges the reader names and
   * then in all languages there are. So a wildcard, or nothing at all, gives the first language
   * that the reader has not ruled out with {@code q=0}. A header that cannot be read says nothing.
   */
  static Language bestFor(@Nullable String acceptLanguage) {
    var ranges =
        Stream.concat(
                ranges(acceptLanguage).stream(),
                TAGS.stream().map(tag -> new LanguageRange(tag, LESS_THAN_ANY_NAMED)))
            .sorted(Comparator.comparingDouble(LanguageRange::getWeight).reversed())
            .toList();
    var tag = Locale.lookupTag(ranges, TAGS);
    return Arrays.stream(values())
        .filter(language -> language.tag().equals(tag))
        .findFirst()
        .orElse(ENGLISH);
  }

  private static List<LanguageRange> ranges(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return List.of();
    }
    try {
      return LanguageRange.parse(acceptLanguage);
    } catch (IllegalArgumentException unreadable) {
      return List.of();
    }
  }
}
