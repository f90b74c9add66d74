package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latitude.contract.Composition;
import dev.latitude.contract.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import org.junit.jupiter.api.Test;

/**
 * The examples of the contract are what was sent and what came on a tour through the operations. It
 * is taken again here: the requests are still accepted, and the answers are still those.
 */
class ExamplesIT {
  private static final Path CONTRACTS = Repository.root().resolve("openapi");
  private static final Path EXAMPLES = CONTRACTS.resolve("examples.yaml");
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String HASH = "\\b[0-9a-f]{64}\\b";
  private static final String SEQUENCE = "\\b0\\d{18}\\b";
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z";
  private static final String REFRESH = "latitude.examples.refresh";

  @Test
  void the_examples_of_the_contract_are_what_is_sent_and_what_comes() throws IOException {
    var seen = Tour.of(TheSuite.running(), Tour.written());
    var document = Documents.write(document(seen));
    if (Boolean.getBoolean(REFRESH)) {
      Files.writeString(EXAMPLES, document);
      Composition.refresh(CONTRACTS);
    }
    var now = Documents.read(document);
    var committed = Documents.read(EXAMPLES);

    assertThat(now.properties()).hasSameSizeAs(committed.properties());
    var changed = new ArrayList<String>();
    for (var example : seen) {
      var answer = "/" + example.operation() + "/answers/" + example.status();
      var is = unnumbered(now.at(answer));
      var was = unnumbered(committed.at(answer));
      if (!example.varies() && !is.equals(was)) {
        changed.add(example.operation() + " " + difference(was, is));
      }
    }
    assertThat(changed)
        .as(
            "refresh the examples with mvn verify -pl system-tests -Dit.test=ExamplesIT -D%s=true",
            REFRESH)
        .isEmpty();
  }

  /** From a little before where they part: some answers are as long as a book. */
  private static String difference(String was, String is) {
    var from = Math.max(0, Arrays.mismatch(was.toCharArray(), is.toCharArray()) - 100);
    return "was …" + excerpt(was, from) + "… and is …" + excerpt(is, from) + "…";
  }

  private static String excerpt(String answer, int from) {
    return answer.substring(Math.min(from, answer.length()), Math.min(from + 300, answer.length()));
  }

  /**
   * Ids, hashes, places of feeds and times are retold in the order in which they are first seen,
   * also those in lists that vary, so how many there were before says nothing about an answer.
   */
  private static String unnumbered(JsonNode answer) {
    return answer
        .toString()
        .replaceAll(ID, "an id")
        .replaceAll(HASH, "a hash")
        .replaceAll(SEQUENCE, "a sequence")
        .replaceAll(TIME, "a time");
  }

  private static ObjectNode document(Collection<Tour.Example> examples) {
    var document = JsonNodeFactory.instance.objectNode();
    for (var example : examples) {
      var operation = document.withObjectProperty(example.operation());
      if (!example.request().isMissingNode()) {
        operation.set("request", example.request());
      }
      operation
          .withObjectProperty("answers")
          .set(
              Integer.toString(example.status()),
              example.answer().isMissingNode()
                  ? JsonNodeFactory.instance.nullNode()
                  : example.answer());
    }
    return document;
  }
}
