package dev.latitude.testkit.document;

import java.util.List;
import java.util.regex.Pattern;

/** Style sheets whose text everybody can read: WCAG 2.2, success criterion 1.4.3. */
public final class ReadableStyle {
  private static final double READABLE = 4.5;

  private ReadableStyle() {}

  /**
   * Fails when a colour of text is too near to a colour of background, or when a colour is told in
   * another way than the one that is checked.
   */
  public static void assertReadable(String css) {
    requirePlainColours(css);
    var texts = colours(css, "(?<![-a-z])color");
    var backgrounds = colours(css, "background-color");
    if (texts.size() < 4 || !backgrounds.contains("#ffffff")) {
      throw new AssertionError("The style sheet has hardly any colours: " + texts + backgrounds);
    }
    for (var background : backgrounds) {
      for (var text : texts) {
        if (contrast(text, background) <= READABLE) {
          throw new AssertionError(text + " cannot be read on " + background);
        }
      }
    }
  }

  private static void requirePlainColours(String css) {
    for (var other : List.of("rgb", "hsl", "opacity", "var(", "url(", "@import")) {
      if (css.contains(other)) {
        throw new AssertionError("The style sheet says " + other);
      }
    }
    var odd = Pattern.compile("color:\\s*+(?!#[0-9a-f]{6};)").matcher(css);
    if (odd.find()) {
      throw new AssertionError("A colour is not told as #rrggbb at " + odd.start());
    }
  }

  /** As the guideline computes it: from 1 to 21. */
  public static double contrast(String one, String other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static List<String> colours(String css, String property) {
    return Pattern.compile(property + ":\\s*(#[0-9a-f]{6})")
        .matcher(css)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16 & 0xFF)
        + 0.7152 * linear(rgb >> 8 & 0xFF)
        + 0.0722 * linear(rgb & 0xFF);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
