package dev.latitude.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What was really sent to operations, and what really came; recorded by a test that walks through
 * them on the running suite.
 *
 * @param document by operation id a `request`, and `answers` by status
 */
record Examples(JsonNode document) {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  /** Those in the folder of the contracts. */
  static Examples committed(Path folder) {
    var file = folder.resolve("examples.yaml");
    return new Examples(Files.exists(file) ? Documents.read(file) : Documents.read("{}"));
  }

  /** Writes them into a contract, wherever its author has not given another. */
  void addTo(ObjectNode contract) {
    for (var path : contract.path("paths")) {
      for (var operation : path) {
        var example = document.path(operation.path("operationId").asText());
        add(operation.path("requestBody"), example.path("request"));
        example
            .path("answers")
            .properties()
            .forEach(
                answer ->
                    add(operation.path("responses").path(answer.getKey()), answer.getValue()));
      }
    }
  }

  /** Whatever else a thing comes as in JSON, it is the same thing. */
  private static void add(JsonNode place, JsonNode example) {
    if (example.isMissingNode() || example.isNull()) {
      return;
    }
    for (var form : place.path("content").properties()) {
      if (isJson(form.getKey())
          && form.getValue() instanceof ObjectNode body
          && !body.has("example")
          && !body.has("examples")) {
        body.set("example", isArray(body) ? example.path("items") : example);
      }
    }
  }

  private static boolean isJson(String type) {
    return type.equals(JSON) || (type.endsWith("+json") && !type.equals(PROBLEM));
  }

  /** Of what else comes as a page. */
  private static boolean isArray(JsonNode body) {
    return body.at("/schema/type").asText().equals("array");
  }
}
