package dev.latitude.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  private static final Examples EXAMPLES =
      new Examples(
          Documents.read(
              """
              addNote: {request: {text: Hello}, answers: {"201": {text: Hello, number: 1}}}
              deleteNote: {answers: {"204": null}}
              """));

  @Test
  void what_was_sent_and_what_came_is_shown_where_it_belongs() {
    var contract = contract("");

    EXAMPLES.addTo(contract);

    assertThat(contract.at("/paths/~1notes/post/requestBody/content/application~1json/example"))
        .isEqualTo(Documents.read("{text: Hello}"));
    assertThat(contract.at("/paths/~1notes/post/responses/201/content/application~1json/example"))
        .isEqualTo(Documents.read("{text: Hello, number: 1}"));
    assertThat(contract.at("/paths/~1notes/delete/responses/204").has("content")).isFalse();
  }

  @Test
  void an_example_that_is_given_stays() {
    var contract = contract("example: {text: Given}");

    EXAMPLES.addTo(contract);

    assertThat(contract.at("/paths/~1notes/post/requestBody/content/application~1json/example"))
        .isEqualTo(Documents.read("{text: Given}"));
  }

  private static ObjectNode contract(String given) {
    return Documents.read(
        """
        paths:
          /notes:
            post:
              operationId: addNote
              requestBody: {content: {application/json: {%s}}}
              responses: {"201": {content: {application/json: {}}}}
            delete:
              operationId: deleteNote
              responses: {"204": {description: Gone}}
        """
            .formatted(given));
  }
}
