package dev.latitude.proposal.guidance;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.latitude.proposal.friction.FrictionSign;
import dev.latitude.proposal.proposal.ProposalContent;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
class GuidanceResourceTest {
  private static final String GUIDANCE = "/api/v1/guidance";

  @Test
  void all_guidance_comes_in_one_answer() {
    in("en", GUIDANCE)
        .then()
        .statusCode(200)
        .body("items.topic", contains("signs", "drivers", "context-events", "neighbouring-ideas"))
        .body("items[0].items.code", equalTo(names(FrictionSign.values())))
        .body("items[1].items.code", equalTo(names(Driver.values())))
        .body("items[2].items.code", equalTo(names(ContextEventKind.values())))
        .body("items[3].items.code", equalTo(names(NeighbouringIdea.values())));
  }

  @Test
  void the_example_of_the_contract_is_the_beginning_of_the_answer() {
    var example = new JsonPath(GuidanceExamples.TOPIC);
    var answer = in("en", GUIDANCE + "/signs").jsonPath();
    assertThat(answer.getString("title")).isEqualTo(example.getString("title"));
    assertThat(answer.getString("text")).isEqualTo(example.getString("text"));
    assertThat(answer.<Object, Object>getMap("items[0]")).isEqualTo(example.getMap("items[0]"));
    assertThat(answer.getMap("$").keySet()).isEqualTo(example.getMap("$").keySet());
  }

  @ParameterizedTest
  @EnumSource
  void a_topic_is_what_all_guidance_says_of_it(GuidanceTopic topic) {
    var all = in("de", GUIDANCE).jsonPath();
    var one = in("de", GUIDANCE + "/" + topic.slug()).jsonPath();
    assertThat(one.<Object, Object>getMap("$"))
        .isEqualTo(all.getMap("items.find { it.topic == '" + topic.slug() + "' }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-AT, de;q=0.9, en;q=0.5 | de | Alltägliche Anzeichen",
        "fr, en;q=0.2              | en | Everyday signs",
        "ja                        | en | Everyday signs",
        "*                         | en | Everyday signs",
        "not a language            | en | Everyday signs"
      })
  void the_answer_names_its_language(String accepted, String language, String title) {
    for (var path : List.of(GUIDANCE, GUIDANCE + "/signs")) {
      var answer = in(accepted.strip(), path);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.header("Content-Language")).isEqualTo(language.strip());
      assertThat(answer.headers().getValues("Vary")).contains("Accept-Language");
      assertThat(answer.asString()).contains(title.strip());
    }
  }

  @Test
  void without_a_wish_it_is_english() {
    given()
        .header("Authorization", bearer("robin"))
        .get(GUIDANCE + "/drivers")
        .then()
        .statusCode(200)
        .header("Content-Language", "en")
        .body("title", equalTo("What holds autonomy back"));
  }

  @Test
  void wishes_in_several_lines_count_as_one() {
    given()
        .header("Authorization", bearer("robin"))
        .header("Accept-Language", "fr")
        .header("Accept-Language", "de;q=0.5")
        .get(GUIDANCE)
        .then()
        .header("Content-Language", "de");
  }

  @Test
  void umlauts_travel_as_utf_8() {
    var answer = in("de", GUIDANCE + "/signs");
    assertThat(answer.contentType()).startsWith("application/json");
    assertThat(new String(answer.asByteArray(), UTF_8))
        .contains("Woran man merkt", "Alltägliche", "für", "Höchstbetrag");
    assertThat(answer.contentType()).doesNotContainIgnoringCase("iso-8859");
  }

  @Test
  void each_language_has_an_entity_tag_of_its_own() {
    var english = in("en", GUIDANCE).header("ETag");
    var german = in("de", GUIDANCE).header("ETag");
    assertThat(english).matches("\"en-[0-9a-f]{16}\"");
    assertThat(german).matches("\"de-[0-9a-f]{16}\"");
    assertThat(in("en", GUIDANCE).header("ETag")).isEqualTo(english);

    var unchanged = known(german, "de");
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.asString()).isEmpty();
    assertThat(unchanged.header("ETag")).isEqualTo(german);
    assertThat(unchanged.headers().getValues("Vary")).contains("Accept-Language");
    assertThat(known(german, "en").statusCode()).isEqualTo(200);
    assertThat(known(german + ", " + english, "en").statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sign", "SIGNS", "signs.title", "feature", "%C3%BC", "signs/x"})
  void there_is_no_other_topic(String topic) {
    given()
        .urlEncodingEnabled(false)
        .header("Authorization", bearer("robin"))
        .get(GUIDANCE + "/" + topic)
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/not-found"));
  }

  @ParameterizedTest
  @ValueSource(strings = {GUIDANCE, GUIDANCE + "/signs", GUIDANCE + "/nothing"})
  void it_needs_a_token_like_everything_else(String path) {
    given().get(path).then().statusCode(401);
  }

  @Test
  void every_link_leads_to_something_the_contracts_have() throws IOException {
    var paths = pathsInContracts();
    var properties =
        Arrays.stream(ProposalContent.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();
    for (var feature : Feature.values()) {
      assertThat(paths).as(feature.name()).contains(feature.path());
      if (feature.property() != null) {
        assertThat(properties).as(feature.name()).contains(feature.property());
      }
    }
  }

  @Test
  void every_feature_is_linked_from_somewhere() {
    Set<String> linked =
        new HashSet<>(
            in("en", GUIDANCE).jsonPath().getList("items.items.addressedBy.feature.flatten()"));
    assertThat(linked).containsExactlyInAnyOrderElementsOf(names(Feature.values()));
  }

  @Test
  void a_link_says_what_it_leads_to_in_the_language_of_the_answer() {
    in("de", GUIDANCE + "/drivers")
        .then()
        .body("items.find { it.code == 'UNCLEAR_ROLE' }.addressedBy", hasSize(3))
        .body(
            "items.find { it.code == 'UNCLEAR_ROLE' }.addressedBy[0]",
            equalTo(
                Map.of(
                    "feature", "BOUNDARIES",
                    "title", "Entscheidungen, die bei anderen bleiben",
                    "path", "/api/v1/proposals",
                    "property", "boundaries")));
  }

  private static Set<String> pathsInContracts() throws IOException {
    var path = Pattern.compile("(?m)^  (/api/v1/[^:]+):$");
    var paths = new HashSet<String>();
    for (var contract : List.of("proposal.yaml", "pilot.yaml", "agreement.yaml")) {
      var found = path.matcher(Files.readString(Path.of("..", "openapi", contract)));
      while (found.find()) {
        paths.add(found.group(1));
      }
    }
    return paths;
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(constant -> constant.name()).toList();
  }

  private static Response in(String accepted, String path) {
    return given()
        .header("Authorization", bearer("robin"))
        .header("Accept-Language", accepted)
        .get(path);
  }

  private static Response known(String etag, String accepted) {
    return given()
        .header("Authorization", bearer("robin"))
        .header("Accept-Language", accepted)
        .header("If-None-Match", etag)
        .get(GUIDANCE);
  }
}
