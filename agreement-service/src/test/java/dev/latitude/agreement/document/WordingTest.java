package dev.latitude.agreement.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.agreement.agreement.AgreedTrigger;
import dev.latitude.agreement.agreement.Party;
import dev.latitude.agreement.agreement.VersionStanding;
import dev.latitude.agreement.context.ContextEventKind;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Dimension;
import dev.latitude.agreement.right.Risk;
import dev.latitude.kit.document.Words;
import dev.latitude.testkit.document.ReadableStyle;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {
  private static final String BUNDLE = "dev.latitude.agreement.document.texts";

  static List<Locale> languages() {
    return Words.LANGUAGES;
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_value_has_its_words_in_every_language(Locale language) {
    var words = Wording.in(language);

    var values =
        Stream.<Enum<?>[]>of(
                VersionStanding.values(),
                Party.values(),
                ContextEventKind.values(),
                AgreedTrigger.Kind.values(),
                AgreedTrigger.Operator.values(),
                Risk.values(),
                Dimension.values(),
                DelegationLevel.values())
            .flatMap(Arrays::stream);
    assertThat(values).allSatisfy(value -> assertThat(words.of(value)).isNotBlank());
    assertThat(DelegationLevel.values())
        .allSatisfy(level -> assertThat(words.of("means." + level)).isNotBlank());
  }

  @Test
  void the_languages_have_the_same_texts_with_the_same_blanks() {
    var english = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
    var german = ResourceBundle.getBundle(BUNDLE, Locale.GERMAN);

    assertThat(german.keySet()).isEqualTo(english.keySet());
    assertThat(english.keySet())
        .allSatisfy(
            key ->
                assertThat(blanks(german.getString(key)))
                    .as(key)
                    .isEqualTo(blanks(english.getString(key))));
    assertThat(english.keySet())
        .as("a straight apostrophe has a meaning to MessageFormat")
        .allSatisfy(
            key -> assertThat(english.getString(key) + german.getString(key)).doesNotContain("'"));
  }

  @Test
  void moments_are_told_in_utc() {
    var moment = Instant.parse("2026-03-02T08:05:59.123Z");
    assertThat(Wording.in(Locale.ENGLISH).moment(moment)).isEqualTo("2 Mar 2026, 08:05 UTC");
    assertThat(Wording.in(Locale.GERMAN).moment(moment)).isEqualTo("2. März 2026, 08:05 UTC");
  }

  @Test
  void every_text_can_be_read_on_every_background() {
    ReadableStyle.assertReadable(PageStyle.CSS);
  }

  private static int blanks(String pattern) {
    return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
  }
}
