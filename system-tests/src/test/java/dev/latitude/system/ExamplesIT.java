package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latitude.contract.Composition;
import dev.latitude.contract.Documents;
import dev.latitude.local.suite.Suite;
import dev.latitude.local.suite.SuiteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;

/**
 * The examples of the contract are what was sent and what came on a tour through the operations. It
 * is taken again here: the requests are still accepted, and the answers are still those.
 */
class ExamplesIT {
  private static final Path CONTRACTS = Repository.root().resolve("openapi");
  private static final Path EXAMPLES = CONTRACTS.resolve("examples.yaml");
  private static final String REFRESH = "latitude.examples.refresh";

  @Test
  void the_examples_of_the_contract_are_what_is_sent_and_what_comes() throws IOException {
    Collection<Tour.Example> seen;
    // One of its own: ids and times are numbered as they come, and lists show what others made.
    try (var suite = Suite.start(SuiteOptions.ephemeral(Repository.root()))) {
      seen = Tour.of(suite, Tour.written());
    }
    var document = Documents.write(document(seen));
    if (Boolean.getBoolean(REFRESH)) {
      Files.writeString(EXAMPLES, document);
      Composition.refresh(CONTRACTS);
    }
    var now = Documents.read(document);
    var committed = Documents.read(EXAMPLES);

    assertThat(now.properties()).hasSameSizeAs(committed.properties());
    for (var example : seen) {
      if (!example.varies()) {
        var answer = "/" + example.operation() + "/answers/" + example.status();
        assertThat(now.at(answer))
            .as(
                "%s: refresh the examples with mvn verify -pl system-tests -Dit.test=ExamplesIT -D%s=true",
                example.operation(), REFRESH)
            .isEqualTo(committed.at(answer));
      }
    }
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
