package dev.latitude.agreement.right;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** The pattern is what callers are told, and the function what holds them to it. */
class SlugsProperties {
  @Property
  void the_function_and_the_pattern_agree(
      @ForAll
          @StringLength(max = 8)
          @CharRange(from = 'y', to = '|')
          @Chars({'.', '-', '0', '9', '/', ':', 'a', 'A', '\n', 'é'})
          String text) {
    assertThat(Slugs.isSlug(text)).isEqualTo(text.matches(Slugs.PATTERN));
  }

  @Example
  void they_agree_on_the_number_of_words() {
    assertThat(Slugs.isSlug(words(50))).isTrue().isEqualTo(words(50).matches(Slugs.PATTERN));
    assertThat(Slugs.isSlug(words(51))).isFalse().isEqualTo(words(51).matches(Slugs.PATTERN));
  }

  private static String words(int count) {
    return String.join("-", Collections.nCopies(count, "w"));
  }
}
