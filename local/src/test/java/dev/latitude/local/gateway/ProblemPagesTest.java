package dev.latitude.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that says what each problem means and what to do about it. */
class ProblemPagesTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([0-9]{3}) \\|");

  @Test
  void everyProblemOfTheGatewayIsExplainedAndNoOther() throws IOException {
    var page = Files.readString(Path.of("..", "docs", "problems.md"));
    int begin = page.indexOf("## From the gateway on a laptop");
    var section = page.substring(begin, page.indexOf("\n## ", begin));
    var explained =
        ROW.matcher(section).results().map(row -> row.group(1) + " " + row.group(2)).sorted();
    var known =
        Arrays.stream(Problem.Kind.values())
            .map(kind -> kind.code() + " " + kind.status())
            .sorted();
    assertEquals(
        known.collect(Collectors.joining("\n")), explained.collect(Collectors.joining("\n")));
  }
}
