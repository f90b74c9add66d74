package dev.latitude.proposal.guidance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.proposal.friction.FrictionSign;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both languages say everything, and nothing else. */
class GuidanceTextsTest {
  @ParameterizedTest
  @EnumSource
  void a_language_has_a_text_for_everything_and_for_nothing_else(Language language)
      throws IOException {
    assertThat(new TreeSet<>(texts(language).stringPropertyNames())).isEqualTo(expectedKeys());
  }

  @ParameterizedTest
  @EnumSource
  void no_key_is_written_twice(Language language) throws IOException {
    var keys =
        file(language)
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> line.substring(0, line.indexOf('=')))
            .toList();
    assertThat(keys).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void every_text_is_fit_to_be_shown(Language language) throws IOException {
    var texts = texts(language);
    for (var key : texts.stringPropertyNames()) {
      var text = texts.getProperty(key);
      assertThat(text).as(key).isNotBlank().isEqualTo(text.strip());
      if (key.endsWith(".text")) {
        assertThat(text).as(key).endsWith(".").hasSizeBetween(40, 300);
      } else {
        assertThat(text).as(key).doesNotEndWith(".").hasSizeBetween(5, 60);
      }
    }
    assertThat(texts.values().stream().distinct().count())
        .as("no text is used for two things")
        .isEqualTo(texts.size());
  }

  @Test
  void no_text_was_left_in_the_other_language() throws IOException {
    var english = texts(Language.ENGLISH);
    var german = texts(Language.GERMAN);
    for (var key : english.stringPropertyNames()) {
      assertThat(german.getProperty(key)).as(key).isNotEqualTo(english.getProperty(key));
    }
    assertThat(words(english)).contains("the", "decision").doesNotContain("die", "und", "nicht");
    assertThat(words(german)).contains("die", "Prüfung").doesNotContain("the", "and", "not");
  }

  @Test
  void every_english_letter_is_plain_and_german_has_its_own() throws IOException {
    assertThat(file(Language.ENGLISH)).matches("\\p{ASCII}*");
    assertThat(file(Language.GERMAN))
        .contains("ä", "ö", "ü", "Ü", "ß")
        .matches("[\\p{ASCII}äöüÄÖÜß]*");
  }

  @Test
  void everything_is_addressed_by_something_and_nothing_twice() {
    Stream.of(
            Arrays.stream(FrictionSign.values()).map(AddressedBy::of),
            Arrays.stream(Driver.values()).map(AddressedBy::of),
            Arrays.stream(ContextEventKind.values()).map(AddressedBy::of),
            Arrays.stream(NeighbouringIdea.values()).map(AddressedBy::of))
        .flatMap(features -> features)
        .forEach(features -> assertThat(features).isNotEmpty().doesNotHaveDuplicates());
  }

  @Test
  void there_are_ten_signs_seven_drivers_nine_events_and_nine_ideas() {
    assertThat(FrictionSign.values()).hasSize(10);
    assertThat(Driver.values()).hasSize(7);
    assertThat(ContextEventKind.values()).hasSize(9);
    assertThat(NeighbouringIdea.values()).hasSize(9);
  }

  private static Set<String> expectedKeys() {
    var keys = new TreeSet<String>();
    addTexts(keys, "signs", FrictionSign.values());
    addTexts(keys, "drivers", Driver.values());
    addTexts(keys, "context-events", ContextEventKind.values());
    addTexts(keys, "neighbouring-ideas", NeighbouringIdea.values());
    Arrays.stream(Feature.values()).forEach(feature -> keys.add("feature." + feature));
    return keys;
  }

  private static void addTexts(Set<String> keys, String topic, Enum<?>[] codes) {
    Stream.concat(Stream.of(topic), Arrays.stream(codes).map(code -> topic + "." + code.name()))
        .flatMap(key -> Stream.of(key + ".title", key + ".text"))
        .forEach(keys::add);
  }

  private static Set<String> words(Properties texts) {
    var words = new HashSet<String>();
    texts.values().forEach(text -> words.addAll(List.of(text.toString().split("[^\\p{L}]+"))));
    return words;
  }

  private static Properties texts(Language language) throws IOException {
    var texts = new Properties();
    texts.load(new StringReader(file(language)));
    return texts;
  }

  /** Fails on bytes that are not UTF-8, which a resource bundle would read as another encoding. */
  private static String file(Language language) throws IOException {
    var name = "texts_" + language.tag() + ".properties";
    try (var file = Objects.requireNonNull(Language.class.getResourceAsStream(name), name)) {
      return UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(file.readAllBytes()))
          .toString();
    }
  }
}
