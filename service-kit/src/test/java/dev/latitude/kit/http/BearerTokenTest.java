package dev.latitude.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which headers are refused before anything looks for a token in them. */
class BearerTokenTest {
  private static final Pattern TOKEN =
      Pattern.compile("[A-Za-z0-9_-]+[.][A-Za-z0-9_-]+([.][A-Za-z0-9_-]*){1,3}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer a.b.c",
        "bEARER   a.b.",
        "Bearer a-_.b.c.d.e",
        "Basic what ever",
        "Bearer",
        "Bearer ",
        "Bearertoken"
      })
  void what_may_be_a_token_or_is_of_another_scheme_is_let_through(String header) {
    assertThat(BearerToken.isMalformed(header)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer a",
        "Bearer a.b",
        "Bearer .b.c",
        "Bearer a..c",
        "Bearer a.b.c.d.e.f",
        "Bearer a.b.c ",
        "Bearer a.b.ç",
        "bearer  a b.c.d"
      })
  void what_is_no_token_is_refused(String header) {
    assertThat(BearerToken.isMalformed(header)).isTrue();
  }

  @Property
  void all_that_is_a_token_and_nothing_else_is_let_through(
      @ForAll
          @StringLength(min = 1, max = 12)
          @CharRange(from = 'X', to = '_')
          @Chars({'.', '-', '_', '0', 'z'})
          String text) {
    assertThat(BearerToken.isMalformed("Bearer " + text)).isEqualTo(!TOKEN.matcher(text).matches());
  }
}
