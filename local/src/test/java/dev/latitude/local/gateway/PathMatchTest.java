package dev.latitude.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathMatchTest {

  @ParameterizedTest
  @CsvSource({
    "/a/b, /a/b, true",
    "/a/b, /a/b/, true",
    "/a/b, /a/b/c, true",
    "/a/b, /a/bc, false",
    "/a/b, /a, false",
    "/a/b/, /a/b, true",
    "/a/b/, /a/b/c, true",
    "/, /anything, true",
    "/a, /A, false",
  })
  void aPrefixCountsInWholeSegments(String prefix, String path, boolean matches) {
    assertEquals(matches, PathMatch.prefix(prefix).matches(path));
  }

  @ParameterizedTest
  @CsvSource({"/a/b, /a/b, true", "/a/b, /a/b/, false", "/a/b, /a/b/c, false"})
  void anExactPathIsExact(String exact, String path, boolean matches) {
    assertEquals(matches, PathMatch.exact(exact).matches(path));
  }

  @ParameterizedTest
  @CsvSource({
    "30s, PT30S",
    "1m30s, PT1M30S",
    "500ms, PT0.5S",
    "1h, PT1H",
    "0s, PT0S",
    "1h1m1s1ms, PT1H1M1.001S"
  })
  void aDurationIsWrittenTheGatewayApisWay(String text, String expected) {
    assertEquals(expected, GatewayDuration.parse(text).orElseThrow().toString());
  }

  @ParameterizedTest
  @CsvSource({"30", "1.5s", "PT30S", "-1s", "100000s", "1h1m1s1ms1ms", "''"})
  void anythingElseIsNoDuration(String text) {
    assertEquals(true, GatewayDuration.parse(text).isEmpty());
  }
}
