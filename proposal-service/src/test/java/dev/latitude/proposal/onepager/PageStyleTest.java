package dev.latitude.proposal.onepager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageStyleTest {
  /** WCAG 2.2, success criterion 1.4.3. */
  private static final double READABLE = 4.5;

  @Test
  void every_text_can_be_read_on_every_background() throws IOException {
    var css = css();
    var texts = colours(css, "(?<![-a-z])color");
    var backgrounds = colours(css, "background-color");

    assertThat(texts).hasSizeGreaterThan(3);
    assertThat(backgrounds).contains("#ffffff");
    for (var background : backgrounds) {
      assertThat(texts)
          .allSatisfy(
              text ->
                  assertThat(contrast(text, background))
                      .as("%s on %s", text, background)
                      .isGreaterThan(READABLE));
    }
  }

  @Test
  void colours_are_told_in_the_one_way_that_is_checked() throws IOException {
    assertThat(css()).doesNotContain("rgb", "hsl", "opacity", "var(", "url(", "@import");
    assertThat(css()).doesNotContainPattern("color:\\s*+(?!#[0-9a-f]{6};)");
  }

  @Test
  void contrast_is_computed_as_the_guideline_says() {
    assertThat(contrast("#000000", "#ffffff")).isEqualTo(21.0);
    assertThat(contrast("#767676", "#ffffff")).isBetween(4.5, 4.6);
  }

  private static List<String> colours(String css, String property) {
    return Pattern.compile(property + ":\\s*(#[0-9a-f]{6})")
        .matcher(css)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  private static double contrast(String one, String other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
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

  private static String css() throws IOException {
    try (var stream = PageStyle.class.getResourceAsStream("onepager.css")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
