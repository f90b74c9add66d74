package dev.latitude.kit.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latitude.testkit.document.ReadableStyle;
import org.junit.jupiter.api.Test;

class StyleSheetTest {
  @Test
  void a_style_sheet_that_is_not_there_is_missed_by_name() {
    assertThatIllegalStateException()
        .isThrownBy(() -> StyleSheet.beside(StyleSheetTest.class, "none.css"))
        .withMessage("There is no none.css beside dev.latitude.kit.document.StyleSheetTest");
  }

  @Test
  void contrast_is_computed_as_the_guideline_says() {
    assertThat(ReadableStyle.contrast("#000000", "#ffffff")).isEqualTo(21.0);
    assertThat(ReadableStyle.contrast("#767676", "#ffffff")).isBetween(4.5, 4.6);
  }

  @Test
  void a_text_that_is_too_pale_is_found() {
    var css =
        "a { color: #000000; } b { color: #111111; } c { color: #222222; } d { color: #999999; } e { background-color: #ffffff; }";
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ReadableStyle.assertReadable(css))
        .withMessage("#999999 cannot be read on #ffffff");
  }
}
