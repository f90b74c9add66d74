package dev.latitude.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BreakingChangesTest {
  private static final Path SAMPLES = Path.of("src/test/resources/dev/latitude/contract");

  @ParameterizedTest
  @MethodSource("mutations")
  void a_mutated_contract_breaks_what_its_file_says_and_nothing_else(String name) {
    var mutation = Documents.read(SAMPLES.resolve("mutations").resolve(name));
    var released = Documents.read(SAMPLES.resolve("released.yaml"));
    var mutated = merged(released, mutation.path("patch"));

    assertThat(mutated).isNotEqualTo(released);
    assertThat(List.copyOf(BreakingChanges.between(released, mutated)))
        .isEqualTo(texts(mutation.path("breaks")));
  }

  @Test
  void the_contract_of_latitude_does_not_break_itself() {
    var contract = Documents.read(Path.of("..", "openapi", "latitude.yaml"));

    assertThat(BreakingChanges.between(contract, contract.deepCopy())).isEmpty();
  }

  @Test
  void whatever_latitude_answers_is_missed_when_it_is_gone() {
    var contract = Documents.read(Path.of("..", "openapi", "latitude.yaml"));
    var answered = schemasInAnswers(contract);
    assertThat(answered).hasSizeGreaterThan(50);
    var unnoticed = new ArrayList<String>();

    var without = contract.deepCopy();
    for (var name : answered) {
      if (without.at("/components/schemas/" + name) instanceof ObjectNode schema
          && schema.path("properties") instanceof ObjectNode properties) {
        properties.remove(properties.fieldNames().next());
      }
    }
    var noticed = BreakingChanges.between(contract, without);
    for (var name : answered) {
      if (contract.at("/components/schemas/" + name + "/properties") instanceof ObjectNode known
          && noticed.stream()
              .noneMatch(
                  line ->
                      line.equals(
                          "%s (received): has no %s any more"
                              .formatted(name, known.fieldNames().next())))) {
        unnoticed.add(name);
      }
    }

    assertThat(unnoticed).isEmpty();
  }

  static Stream<String> mutations() throws IOException {
    try (var files = Files.list(SAMPLES.resolve("mutations"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  /**
   * Directly or as part of another; a part that stands behind one that is gone is not looked for.
   */
  private static SortedSet<String> schemasInAnswers(JsonNode contract) {
    var names = new TreeSet<String>();
    contract
        .path("paths")
        .forEach(
            path ->
                path.forEach(
                    operation -> names.addAll(References.schemas(operation.path("responses")))));
    return names;
  }

  /** RFC 7396. */
  private static ObjectNode merged(ObjectNode target, JsonNode patch) {
    var merged = target.deepCopy();
    patch
        .properties()
        .forEach(
            entry -> {
              var name = entry.getKey();
              if (entry.getValue().isNull()) {
                merged.remove(name);
              } else if (entry.getValue().isObject()) {
                var known =
                    merged.get(name) instanceof ObjectNode object ? object : merged.objectNode();
                merged.set(name, merged(known, entry.getValue()));
              } else {
                merged.set(name, entry.getValue());
              }
            });
    return merged;
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
