package dev.latitude.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommittedContractsTest {
  private static final Path FOLDER = Path.of("..", "openapi");

  /** What nobody would read an example of. */
  private static final Set<String> NOT_TO_BE_READ = Set.of("application/pdf");

  private static final String REFRESH = "latitude.contract.refresh";
  private static final String RELEASE = "latitude.contract.release";

  @BeforeAll
  static void refreshIfMeant() {
    if (Boolean.getBoolean(REFRESH)) {
      Composition.refresh(FOLDER);
    }
  }

  @Test
  void the_composed_contract_is_what_those_of_the_services_give() throws IOException {
    assertThat(Files.readString(FOLDER.resolve("latitude.yaml")))
        .withFailMessage(
            "openapi/latitude.yaml is not what the services' contracts give. Refresh it with: mvn verify -pl contract -D%s=true",
            REFRESH)
        .isEqualTo(Composition.of(FOLDER));
  }

  /**
   * A release sets the option, and so makes today's contract the one to keep: docs/versioning.md.
   */
  @Test
  void nothing_that_was_released_is_broken_unless_it_is_declared() {
    if (Boolean.getBoolean(RELEASE)) {
      Release.freeze(FOLDER);
    }

    assertThat(
            Release.in(FOLDER)
                .map(release -> release.faults(contract("latitude")))
                .orElse(List.of()))
        .as("what clients would notice; declare it in openapi/released/breaking.yaml if it must be")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"proposal", "pilot", "agreement", "latitude"})
  void a_contract_is_openapi_3_1(String name) {
    assertThat(OpenApiSchema.faults(contract(name))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"proposal", "pilot", "agreement", "latitude"})
  void every_reference_leads_somewhere(String name) {
    var contract = contract(name);

    assertThat(References.all(contract))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(contract.at(reference.substring(1)).isMissingNode())
                    .as("%s is missing", reference)
                    .isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"proposal", "pilot", "agreement", "latitude"})
  void no_two_operations_have_the_same_id(String name) {
    var ids = new ArrayList<String>();
    contract(name)
        .path("paths")
        .forEach(
            path ->
                path.forEach(operation -> ids.add(operation.path("operationId").asText("(none)"))));

    assertThat(ids).isNotEmpty().doesNotHaveDuplicates().doesNotContain("(none)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proposal", "pilot", "agreement", "latitude"})
  void a_contract_keeps_the_house_rules(String name) {
    assertThat(ContractRules.findings(contract(name))).isEmpty();
  }

  @Test
  void whatever_is_sent_and_comes_has_an_example() {
    var contract = contract("latitude");
    var without = new ArrayList<String>();
    for (var path : contract.path("paths")) {
      for (var operation : path) {
        var name = operation.path("operationId").asText();
        if (!hasExample(contract, operation.path("requestBody"))) {
          without.add(name + ", request");
        }
        operation
            .path("responses")
            .properties()
            .forEach(
                answer -> {
                  if (!hasExample(contract, answer.getValue())) {
                    without.add(name + ", " + answer.getKey());
                  }
                });
      }
    }

    assertThat(without)
        .as(
            "take them on the tour: system-tests/src/test/resources/dev/latitude/system/tour.yaml; problems are in openapi/problems.yaml")
        .isEmpty();
  }

  @Test
  void the_composed_contract_has_every_operation_and_says_how_to_authenticate_once() {
    var contract = contract("latitude");

    for (var service : ServiceContract.committed(FOLDER)) {
      service
          .paths()
          .forEach(
              (path, item) ->
                  assertThat(names(contract.path("paths").path(path))).isEqualTo(names(item)));
    }
    assertThat(names(contract.at("/components/securitySchemes"))).containsExactly("bearer");
    assertThat(contract.path("servers")).hasSize(1);
  }

  private static boolean hasExample(JsonNode contract, JsonNode place) {
    return place.path("content").properties().stream()
        .filter(body -> !NOT_TO_BE_READ.contains(body.getKey()))
        .allMatch(body -> showsExample(contract, body.getValue()));
  }

  private static boolean showsExample(JsonNode contract, JsonNode body) {
    var schema = contract.at(body.at("/schema/$ref").asText("#/nowhere").substring(1));
    return body.has("example")
        || body.has("examples")
        || body.path("schema").has("examples")
        || schema.has("examples");
  }

  private static JsonNode contract(String name) {
    return Documents.read(FOLDER.resolve(name + ".yaml"));
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
