package dev.latitude.proposal.proposal;

import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a proposal can hold: so much is kept as it is, and one more is told where it is too much.
 */
@QuarkusTest
@WithTestResource(RealParts.class)
class ProposalLimitsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The longest each text may be. */
  private static final Map<String, Integer> TEXTS =
      Map.ofEntries(
          Map.entry("/title", 200),
          Map.entry("/approver", 200),
          Map.entry("/businessOutcome", 2000),
          Map.entry("/rights/0/decision", 100),
          Map.entry("/rights/0/rationale", 1000),
          Map.entry("/boundaries/0/decision", 500),
          Map.entry("/boundaries/0/heldBy", 200),
          Map.entry("/benefits/0", 500),
          Map.entry("/metrics/0/key", 60),
          Map.entry("/metrics/0/name", 200),
          Map.entry("/metrics/0/unit", 40),
          Map.entry("/metrics/0/baseline/source", 200),
          Map.entry("/risks/0/description", 500),
          Map.entry("/risks/0/mitigation", 500),
          Map.entry("/risks/0/trigger", 60),
          Map.entry("/risks/0/acceptedResidual", 500),
          Map.entry("/triggers/0/key", 60),
          Map.entry("/triggers/0/metric", 60),
          Map.entry("/checklist/0", 200),
          Map.entry("/evidence/0/title", 200),
          Map.entry("/evidence/0/result", 1000),
          Map.entry("/pilot/endsEarlyIf", 500));

  /** How many each list may hold. */
  private static final Map<String, Integer> LISTS =
      Map.ofEntries(
          Map.entry("/rights", 20),
          Map.entry("/boundaries", 20),
          Map.entry("/benefits", 20),
          Map.entry("/metrics", 20),
          Map.entry("/risks", 20),
          Map.entry("/triggers", 20),
          Map.entry("/checklist", 20),
          Map.entry("/evidence", 20),
          Map.entry("/drivers", 7),
          Map.entry("/pilot/reviewDates", 52));

  @Test
  void texts_as_long_as_they_may_be_are_kept_letter_by_letter() throws Exception {
    var content = content();
    TEXTS.forEach((pointer, longest) -> write(content, pointer, "x".repeat(longest)));
    var kept = JSON.readTree(create(content).then().statusCode(201).extract().asString());
    TEXTS.forEach(
        (pointer, longest) ->
            assertThat(kept.at("/content" + pointer).textValue())
                .as(pointer)
                .isEqualTo("x".repeat(longest)));
  }

  @Test
  void one_letter_more_is_told_of_each_text_at_once() throws Exception {
    var content = content();
    TEXTS.forEach((pointer, longest) -> write(content, pointer, "x".repeat(longest + 1)));
    var answer = create(content);
    assertThat(answer.statusCode()).isEqualTo(422);
    List<String> faulty = answer.jsonPath().getList("errors.pointer");
    assertThat(Set.copyOf(faulty)).isEqualTo(TEXTS.keySet());
  }

  @Test
  void lists_as_long_as_they_may_be_are_kept_whole() throws Exception {
    var content = content();
    LISTS.forEach((pointer, most) -> fill(content, pointer, most));
    var kept = JSON.readTree(create(content).then().statusCode(201).extract().asString());
    LISTS.forEach(
        (pointer, most) -> assertThat(kept.at("/content" + pointer)).as(pointer).hasSize(most));
  }

  @Test
  void one_item_more_is_told_of_each_list_at_once() throws Exception {
    var content = content();
    LISTS.forEach((pointer, most) -> fill(content, pointer, most + 1));
    var answer = create(content);
    assertThat(answer.statusCode()).isEqualTo(422);
    List<String> faults =
        answer.jsonPath().getList("errors.collect { it.pointer + ' ' + it.code }");
    assertThat(faults)
        .containsExactlyInAnyOrderElementsOf(
            LISTS.keySet().stream().map(pointer -> pointer + " size").toList());
  }

  private static ObjectNode content() throws Exception {
    var content = (ObjectNode) JSON.readTree(ProposalFixture.content("report.publish"));
    ((ObjectNode) content.at("/risks/0")).put("acceptedResidual", "A slip");
    ((ObjectNode) content.at("/pilot")).put("endsEarlyIf", "The client leaves");
    content.putArray("drivers").add("HABIT");
    return content;
  }

  private static void write(ObjectNode content, String pointer, String text) {
    int cut = pointer.lastIndexOf('/');
    var parent = content.at(pointer.substring(0, cut));
    switch (parent) {
      case ArrayNode list -> list.set(Integer.parseInt(pointer.substring(cut + 1)), text);
      default -> ((ObjectNode) parent).put(pointer.substring(cut + 1), text);
    }
  }

  /** With copies of the first item; texts that may be there once only are made to differ. */
  private static void fill(ObjectNode content, String pointer, int size) {
    var list = (ArrayNode) content.at(pointer);
    JsonNode first = list.get(0);
    list.removeAll();
    IntStream.range(0, size)
        .forEach(
            i -> {
              if (pointer.equals("/checklist")) {
                list.add("Item " + i);
              } else {
                list.add(first.deepCopy());
              }
            });
  }

  private static Response create(ObjectNode content) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .contentType("application/json")
        .body(content.toString())
        .post("/api/v1/proposals");
  }
}
