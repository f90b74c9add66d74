package dev.latitude.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** What the API answered to one request of the story. */
public record Answer(String request, int status, String contentType, String etag, JsonNode body) {

  /** The value at a JSON pointer, as text; empty when there is none. */
  public String text(String pointer) {
    return body.at(pointer).asText();
  }

  /** Stops the story when the answer is not the one it must be. */
  Answer must(int expected) {
    if (status != expected) {
      throw new UnexpectedAnswer(
          "%s answered %d instead of %d: %s".formatted(request, status, expected, body));
    }
    return this;
  }

  /** Stops the story when a value is not the one it must be. */
  Answer mustSay(String pointer, String expected) {
    if (!text(pointer).equals(expected)) {
      throw new UnexpectedAnswer(
          "%s answered %s = \"%s\" instead of \"%s\": %s"
              .formatted(request, pointer, text(pointer), expected, body));
    }
    return this;
  }
}
