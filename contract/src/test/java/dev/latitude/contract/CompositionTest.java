package dev.latitude.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompositionTest {

  @Test
  void what_two_services_mean_alike_is_there_once() throws Exception {
    var composed = compose("Problem: {type: object}", "Problem: {type: object}");

    assertThat(composed.at("/components/schemas").properties())
        .extracting(entry -> entry.getKey())
        .containsExactly("Problem");
  }

  @Test
  void what_they_mean_differently_has_its_service_in_its_name() throws Exception {
    var composed =
        compose(
            """
            Metric: {type: object, required: [key]}
                List: {type: array, items: {$ref: '#/components/schemas/Metric'}}
            """,
            "Metric: {type: object}");

    assertThat(composed.at("/components/schemas/AskMetric/required/0").asText()).isEqualTo("key");
    assertThat(composed.at("/components/schemas/TryMetric/required").isMissingNode()).isTrue();
    assertThat(composed.at("/components/schemas/Metric").isMissingNode()).isTrue();
    assertThat(composed.at("/components/schemas/List/items/$ref").asText())
        .isEqualTo("#/components/schemas/AskMetric");
  }

  @Test
  void what_refers_to_different_things_is_different_even_where_it_reads_alike() throws Exception {
    var page = "Page: {type: array, items: {$ref: '#/components/schemas/Review'}}";
    var composed =
        compose(page + "\n    Review: {type: object}", page + "\n    Review: {type: string}");

    assertThat(composed.at("/components/schemas/AskPage/items/$ref").asText())
        .isEqualTo("#/components/schemas/AskReview");
    assertThat(composed.at("/components/schemas/TryPage/items/$ref").asText())
        .isEqualTo("#/components/schemas/TryReview");
  }

  @Test
  void a_name_that_only_composing_makes_ambiguous_is_refused() {
    assertThatThrownBy(
            () ->
                compose(
                    "Metric: {type: object}\n    AskMetric: {type: string}",
                    "Metric: {type: array}"))
        .hasMessageContaining("AskMetric")
        .hasMessageContaining("give one of them another name");
  }

  @Test
  void a_path_that_two_services_answer_differently_is_refused() throws Exception {
    var ask = contract("ask", "A: {type: object}", "/things: {get: {operationId: listThings}}");
    var other = contract("try", "B: {type: object}", "/things: {get: {operationId: readThings}}");

    assertThatThrownBy(() -> Composition.of(List.of(ask, other)))
        .hasMessage("The path /things of try is not what another service has under that name");
  }

  @Test
  void paths_of_every_service_are_grouped_and_shared_ones_are_there_once() throws Exception {
    var composed = compose("A: {type: object}", "B: {type: object}");

    assertThat(composed.path("paths").properties())
        .extracting(entry -> entry.getKey())
        .containsExactly("/ask", "/problems", "/try");
    assertThat(composed.path("x-tagGroups").toString())
        .isEqualTo(
            """
            [{"name":"Stage ask","tags":["ask"]},{"name":"Stage try","tags":["try"]},{"name":"Everywhere","tags":["Problems"]}]""");
  }

  @Test
  void numbers_keep_their_digits_and_texts_stay_texts() throws Exception {
    var text =
        Composition.of(
            List.of(
                contract(
                    "ask",
                    "A: {type: number, multipleOf: 0.0000010, examples: [2026-11-23, 'yes']}",
                    "/ask: {}")));

    assertThat(text).contains("multipleOf: 0.0000010", "- \"2026-11-23\"", "- \"yes\"");
  }

  private static JsonNode compose(String schemasToAsk, String schemasToTry) throws Exception {
    var contracts =
        List.of(
            contract("ask", schemasToAsk, "/ask: {}\n  /problems: {}"),
            contract("try", schemasToTry, "/try: {}\n  /problems: {}"));
    return new YAMLMapper().readTree(Composition.of(contracts));
  }

  private static ServiceContract contract(String service, String schemas, String paths)
      throws Exception {
    var document =
        """
        tags: [{name: %s}, {name: Problems}]
        paths:
          %s
        components:
          schemas:
            %s
          securitySchemes:
            bearer: {type: http, scheme: bearer}
        """
            .formatted(service, paths, schemas);
    return new ServiceContract(service, "Stage " + service, Documents.read(document));
  }
}
