package dev.latitude.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/api-rules.md promises for each rule a test that shows it; so there is that test. */
class ApiRulesTest {
  private static final Path PROJECT = Path.of("..");

  /** {@code `SomeTest`} or {@code `SomeTest#of_something`}. */
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");

  private static final Pattern RULE = Pattern.compile("\\| (?!rule|---)(.+) \\| (.+) \\|");

  private static String page;
  private static Map<String, List<Path>> sources;

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(PROJECT.resolve("docs/api-rules.md"));
    try (var modules = Files.list(PROJECT)) {
      sources =
          modules
              .map(module -> module.resolve("src/test/java"))
              .filter(Files::isDirectory)
              .flatMap(ApiRulesTest::files)
              .collect(
                  Collectors.groupingBy(
                      file -> file.getFileName().toString().replace(".java", "")));
    }
  }

  @Test
  void every_rule_names_what_shows_it() {
    var rules = RULE.matcher(page).results().toList();
    assertThat(rules).hasSizeGreaterThan(30);
    assertThat(rules).allMatch(rule -> NAMED.matcher(rule.group(2)).find());
  }

  @Test
  void every_test_that_is_named_is_there() {
    assertThat(NAMED.matcher(page).results()).isNotEmpty();
    assertThat(NAMED.matcher(page).results().filter(named -> !isThere(named)))
        .extracting(MatchResult::group)
        .isEmpty();
  }

  private boolean isThere(MatchResult named) {
    var test = named.group(2);
    return sources.getOrDefault(named.group(1), List.of()).stream()
        .anyMatch(file -> test == null || text(file).contains("void " + test + "("));
  }

  private static Stream<Path> files(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
