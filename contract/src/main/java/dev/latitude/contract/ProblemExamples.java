package dev.latitude.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What each kind of failure looks like: one example for every status, named after its problem and
 * kept once for all operations.
 *
 * @param document problems by status
 */
record ProblemExamples(JsonNode document) {
  private static final String PROBLEM = "application/problem+json";
  private static final String PLACE = "#/components/examples/";

  /** Those in the folder of the contracts. */
  static ProblemExamples committed(Path folder) {
    var file = folder.resolve("problems.yaml");
    return Files.exists(file) ? new ProblemExamples(Documents.read(file)) : none();
  }

  static ProblemExamples none() {
    return new ProblemExamples(Documents.read("{}"));
  }

  /** Writes them into a contract, wherever its author has not given another. */
  void addTo(ObjectNode contract) {
    if (document.isEmpty()) {
      return;
    }
    var kept = ((ObjectNode) contract.path("components")).putObject("examples");
    for (var problem : document) {
      kept.putObject(name(problem)).set("value", problem);
    }
    for (var path : contract.path("paths")) {
      for (var operation : path) {
        operation
            .path("responses")
            .properties()
            .forEach(answer -> add(answer.getValue(), document.path(answer.getKey())));
      }
    }
  }

  private static void add(JsonNode answer, JsonNode problem) {
    if (!problem.isMissingNode()
        && answer.path("content").path(PROBLEM) instanceof ObjectNode body
        && !body.has("example")
        && !body.has("examples")) {
      var name = name(problem);
      body.putObject("examples").putObject(name).put("$ref", PLACE + name);
    }
  }

  /** StaleEtag for /problems/stale-etag. */
  private static String name(JsonNode problem) {
    var code = problem.path("type").asText().replaceFirst(".*/", "");
    return Arrays.stream(code.split("-", -1))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
