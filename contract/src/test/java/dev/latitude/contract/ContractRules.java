package dev.latitude.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.SortedSet;
import java.util.TreeSet;

/** The house rules for contracts, beyond being OpenAPI. */
final class ContractRules {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final JsonNode contract;
  private final SortedSet<String> findings = new TreeSet<>();

  private ContractRules(JsonNode contract) {
    this.contract = contract;
  }

  /** One line for each place that breaks a rule. */
  static SortedSet<String> findings(JsonNode contract) {
    var rules = new ContractRules(contract);
    contract
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            rules.checkOperation(operation.getKey(), operation.getValue())));
    contract
        .at("/components/schemas")
        .properties()
        .forEach(schema -> rules.checkSchema(schema.getKey(), schema.getValue()));
    return rules.findings;
  }

  private void checkOperation(String method, JsonNode operation) {
    var name = operation.path("operationId").asText("(an operation without id)");
    require(name.matches("[a-z][A-Za-z]+"), name, "is no operationId in camel case");
    require(!operation.path("summary").asText().isBlank(), name, "has no summary");
    require(
        !operation.path("summary").asText().endsWith("."), name, "has a summary with a full stop");
    require(operation.path("tags").size() == 1, name, "has not exactly one tag");
    require(
        operation.path("responses").has("406"), name, "does not say that Accept may name nothing");
    if (method.equals("get") && answersWithETag(operation.at("/responses/200"))) {
      require(operation.path("responses").has("304"), name, "has an ETag and no 304");
      require(takes(operation, "If-None-Match"), name, "has an ETag and no If-None-Match");
    }
    operation
        .path("parameters")
        .forEach(
            parameter ->
                checkSchema(
                    name + ", " + parameter.path("name").asText(), parameter.path("schema")));
    if (operation.has("requestBody")) {
      checkBodies(name + ", request", operation.path("requestBody").path("content"));
    }
    operation
        .path("responses")
        .properties()
        .forEach(
            answer ->
                checkAnswer(name + ", " + answer.getKey(), answer.getKey(), answer.getValue()));
  }

  private boolean answersWithETag(JsonNode answer) {
    return answer.path("headers").has("ETag")
        || answer.path("content").properties().stream()
            .map(body -> target(body.getValue().path("schema")))
            .anyMatch(thing -> thing.path("properties").has("etag"));
  }

  private static boolean takes(JsonNode operation, String parameter) {
    return operation
        .path("parameters")
        .valueStream()
        .anyMatch(taken -> taken.path("name").asText().equals(parameter));
  }

  /** Headers that nobody is told of are looked for by nobody, and missed by nobody when they go. */
  private void checkHeaders(String where, String status, JsonNode answer) {
    var headers = answer.path("headers");
    boolean isNew = status.equals("201") || status.equals("202");
    boolean isForLater = status.equals("429") || status.equals("503");
    require(!isNew || headers.has("Location"), where, "does not say where it is: Location");
    require(!isForLater || headers.has("Retry-After"), where, "does not say when: Retry-After");
    require(
        !status.startsWith("2") || !answersWithETag(answer) || headers.has("ETag"),
        where,
        "names an etag and has no ETag");
  }

  private void checkAnswer(String where, String status, JsonNode answer) {
    checkHeaders(where, status, answer);
    require(!answer.path("description").asText().isBlank(), where, "has no description");
    var content = answer.path("content");
    if (status.startsWith("4") || status.startsWith("5")) {
      var schema = content.path("application/problem+json").path("schema");
      require(
          schema.path("$ref").asText().equals("#/components/schemas/Problem"),
          where,
          "is no problem document");
    } else if (status.startsWith("2") && !status.equals("204")) {
      require(!content.isEmpty(), where, "does not say what comes");
    }
    checkBodies(where, content);
  }

  private void checkBodies(String where, JsonNode content) {
    content
        .properties()
        .forEach(
            body -> {
              var place = where + ", " + body.getKey();
              var schema = body.getValue().path("schema");
              boolean isText = schema.path("type").asText().equals("string");
              boolean isBatch =
                  body.getKey().endsWith("-batch+json") && schema.path("items").has("$ref");
              require(
                  isText || isBatch || schema.has("$ref"), place, "has a schema without a name");
              examples(body.getValue()).forEach(example -> checkExample(place, schema, example));
            });
  }

  private void checkSchema(String where, JsonNode schema) {
    require(!schema.path("type").isArray(), where, "has several types or may be null");
    for (var value : schema.path("enum")) {
      require(!value.isNull(), where, "is an enum that may be null");
    }
    if (schema.path("type").asText().equals("object") && !schema.has("$ref")) {
      require(
          schema.has("properties") || schema.has("additionalProperties"),
          where,
          "is an object that does not say what is in it");
    }
    examples(schema).forEach(example -> checkExample(where, schema, example));
    schema
        .path("properties")
        .properties()
        .forEach(property -> checkPart(where + "." + property.getKey(), property.getValue()));
    if (schema.path("items").isObject()) {
      checkPart(where + "[]", schema.path("items"));
    }
    if (schema.path("additionalProperties").isObject()) {
      checkPart(where + ".*", schema.path("additionalProperties"));
    }
  }

  private void checkPart(String where, JsonNode schema) {
    require(!schema.has("properties"), where, "is an object without a name");
    checkSchema(where, schema);
  }

  private void checkExample(String where, JsonNode schema, JsonNode example) {
    var rooted = JsonNodeFactory.instance.objectNode();
    rooted.putArray("allOf").add(schema);
    rooted.set("components", contract.path("components"));
    var faults = REGISTRY.getSchema(rooted).validate(example);
    require(faults.isEmpty(), where, "has an example that is not valid: " + example + " " + faults);
  }

  private ArrayNode examples(JsonNode part) {
    var examples = JsonNodeFactory.instance.arrayNode();
    if (part.path("examples").isArray()) {
      part.path("examples").forEach(examples::add);
    } else {
      part.path("examples").forEach(example -> examples.add(target(example).path("value")));
    }
    if (part.has("example")) {
      examples.add(part.path("example"));
    }
    return examples;
  }

  /** What is referred to, where something is. */
  private JsonNode target(JsonNode part) {
    return part.has("$ref") ? contract.at(part.path("$ref").asText().substring(1)) : part;
  }

  private void require(boolean holds, String where, String otherwise) {
    if (!holds) {
      findings.add(where + ": " + otherwise);
    }
  }
}
