package dev.latitude.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class ContractRulesTest {
  private static final String GOOD =
      """
      paths:
        /notes:
          get:
            operationId: listNotes
            summary: List notes
            tags: [Notes]
            parameters:
            - {name: If-None-Match, in: header, schema: {type: string}}
            responses:
              "200":
                description: OK
                headers: {ETag: {schema: {type: string}}}
                content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}
              "304": {description: It is still that.}
              "404":
                description: There is none.
                content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}
              "406":
                description: It comes as something else.
                content: {application/problem+json: {schema: {$ref: "#/components/schemas/Problem"}}}
      components:
        schemas:
          State: {type: string, enum: [OPEN, DONE]}
          Note:
            type: object
            examples: [{text: Hello, state: OPEN}]
            properties:
              text: {type: string, maxLength: 10, examples: [Hello]}
              at: {type: string, format: date-time, examples: ['2026-11-29T08:00:00Z']}
              state: {$ref: '#/components/schemas/State'}
              etag: {type: string}
          Problem: {type: object, additionalProperties: true}
      """;

  @Test
  void a_contract_that_keeps_the_rules_has_no_findings() {
    assertThat(ContractRules.findings(Documents.read(GOOD))).isEmpty();
  }

  @Test
  void an_operation_has_an_id_a_summary_and_one_tag() {
    assertThat(findings("operationId: listNotes", "operationId: list_notes"))
        .contains("list_notes: is no operationId in camel case");
    assertThat(findings("summary: List notes", "summary: ''"))
        .containsExactly("listNotes: has no summary");
    assertThat(findings("summary: List notes", "summary: List notes."))
        .containsExactly("listNotes: has a summary with a full stop");
    assertThat(findings("tags: [Notes]", "tags: []"))
        .containsExactly("listNotes: has not exactly one tag");
  }

  @Test
  void an_answer_says_what_comes_and_a_failure_is_a_problem() {
    assertThat(
            findings(
                "content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}",
                "x: y"))
        .containsExactly("listNotes, 200: does not say what comes");
    assertThat(
            findings(
                "content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}",
                "x: y"))
        .containsExactly("listNotes, 404: is no problem document");
  }

  @Test
  void what_has_an_etag_need_not_be_sent_again_and_nothing_comes_as_whatever_is_asked_for() {
    assertThat(findings("\"304\"", "\"410\""))
        .contains("listNotes: has an ETag and no 304")
        .doesNotContain("listNotes: has an ETag and no If-None-Match");
    assertThat(findings("name: If-None-Match", "name: If-Match"))
        .containsExactly("listNotes: has an ETag and no If-None-Match");
    assertThat(findings("\"406\"", "\"409\""))
        .containsExactly("listNotes: does not say that Accept may name nothing");
  }

  @Test
  void an_answer_tells_of_the_headers_that_its_kind_has() {
    assertThat(findings("headers: {ETag: {schema: {type: string}}}", "x: y"))
        .containsExactly("listNotes, 200: names an etag and has no ETag");
    assertThat(findings("\"200\":", "\"201\":"))
        .contains("listNotes, 201: does not say where it is: Location");
    assertThat(findings("\"404\":", "\"429\":"))
        .containsExactly("listNotes, 429: does not say when: Retry-After");
    assertThat(findings("\"404\":", "\"503\":"))
        .containsExactly("listNotes, 503: does not say when: Retry-After");
  }

  @Test
  void whatever_is_an_object_has_a_name_and_says_what_is_in_it() {
    assertThat(
            findings(
                "{application/json: {schema: {$ref: '#/components/schemas/Note'}}}",
                "{application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Note'}}}}"))
        .containsExactly("listNotes, 200, application/json: has a schema without a name");
    assertThat(findings("state: {$ref: '#/components/schemas/State'}", "state: {type: object}"))
        .contains("Note.state: is an object that does not say what is in it");
    assertThat(
            findings(
                "state: {$ref: '#/components/schemas/State'}",
                "state: {type: array, items: {type: object, properties: {x: {type: string}}}}"))
        .contains("Note.state[]: is an object without a name");
  }

  @Test
  void nothing_may_be_null() {
    assertThat(findings("enum: [OPEN, DONE]", "enum: [OPEN, DONE, null]"))
        .containsExactly("State: is an enum that may be null");
    assertThat(findings("text: {type: string", "text: {type: [string, 'null']"))
        .containsExactly("Note.text: has several types or may be null");
  }

  @Test
  void every_example_is_valid() {
    assertThat(findings("examples: [Hello]", "examples: [Hello, a text that is longer]"))
        .singleElement()
        .asString()
        .startsWith("Note.text: has an example that is not valid: \"a text that is longer\"");
    assertThat(findings("state: OPEN}]", "state: LOST}]"))
        .singleElement()
        .asString()
        .startsWith("Note: has an example that is not valid");
    assertThat(findings("2026-11-29T08:00:00Z", "yesterday"))
        .singleElement()
        .asString()
        .startsWith("Note.at: has an example that is not valid");
  }

  private static SortedSet<String> findings(String good, String bad) {
    assertThat(GOOD).contains(good);
    return ContractRules.findings(Documents.read(GOOD.replace(good, bad)));
  }
}
