package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.latitude.contract.Documents;
import dev.latitude.local.demo.Answer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds what really came back against the contract that front ends build on: the operation knows
 * the status, the status knows the media type, and JSON is what its schema says.
 */
final class ContractCheck {
  private static final String PLACE = "https://latitude.example/contract";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final JsonNode CONTRACT =
      Documents.read(Repository.root().resolve("openapi").resolve("latitude.yaml"));

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemas(Map.of(PLACE, CONTRACT.toString())));

  private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

  /** What the gateway or the platform answers with wherever it happens. */
  private static final Set<Integer> ANYWHERE = Set.of(404, 405, 408, 414, 431, 502, 504);

  private ContractCheck() {}

  static void check(Answer answer) {
    var line = answer.request().split(" ", 2);
    check(line[0], line[1], answer.status(), answer.contentType(), answer.body());
  }

  static void check(String method, String address, int status, String contentType, String body) {
    try {
      check(
          method,
          address,
          status,
          contentType,
          isJson(contentType) ? JSON.readTree(body) : JSON.missingNode());
    } catch (JsonProcessingException notJson) {
      throw new AssertionError(method + " " + address + " did not answer with JSON: " + body);
    }
  }

  /** Every header that the contract promises came. */
  static void checkHeaders(String method, String address, int status, Set<String> came) {
    var known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    known.addAll(came);
    var declared =
        operation(method, address)
            .path("responses")
            .path(Integer.toString(status))
            .path("headers")
            .properties()
            .stream()
            .filter(header -> header.getValue().path("required").asBoolean())
            .map(Map.Entry::getKey)
            .toList();
    assertThat(known).as("headers of %s %s → %d", method, address, status).containsAll(declared);
  }

  /** What the contract says of the operation; missing when there is none. */
  static JsonNode operation(String method, String address) {
    return find(method, address.replaceFirst("[?#].*", "")).orElse(JSON.missingNode());
  }

  private static void check(
      String method, String address, int status, String contentType, JsonNode body) {
    var what = method + " " + address + " → " + status;
    var operation = find(method, address.replaceFirst("[?#].*", ""));
    var declared = operation.map(found -> found.path("responses").path(Integer.toString(status)));
    if (ANYWHERE.contains(status) && declared.map(JsonNode::isMissingNode).orElse(true)) {
      assertThat(contentType).as(what).startsWith("application/problem+json");
      valid(what, "#/components/schemas/Problem", body);
      return;
    }
    assertThat(declared).as("%s is an operation of the contract", what).isPresent();
    assertThat(declared.get().isMissingNode()).as("%s: a status it declares", what).isFalse();
    var content = declared.get().path("content");
    if (content.isMissingNode()) {
      return;
    }
    var type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    assertThat(content.has(type)).as("%s: %s is a type it declares", what, type).isTrue();
    if (isJson(type)) {
      var schema = content.path(type).path("schema").path("$ref").asText();
      assertThat(schema).as("%s: the schema has a name", what).isNotEmpty();
      valid(what, schema, body);
    }
  }

  private static void valid(String what, String schema, JsonNode body) {
    var compiled =
        COMPILED.computeIfAbsent(
            schema, name -> SCHEMAS.getSchema(SchemaLocation.of(PLACE + name)));
    assertThat(compiled.validate(body)).as("%s by %s: %s", what, schema, body).isEmpty();
  }

  private static Optional<JsonNode> find(String method, String path) {
    return CONTRACT.path("paths").properties().stream()
        .filter(template -> matches(template.getKey(), path))
        .min(Comparator.comparing(template -> template.getKey().contains("{")))
        .map(found -> found.getValue().path(method.toLowerCase(Locale.ROOT)))
        .filter(found -> !found.isMissingNode());
  }

  private static boolean matches(String template, String path) {
    var pattern =
        Arrays.stream(template.split("/", -1))
            .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
            .collect(Collectors.joining("/"));
    return Pattern.matches(pattern, path);
  }

  private static boolean isJson(String type) {
    return type.contains("json") && !type.contains("ndjson");
  }
}
