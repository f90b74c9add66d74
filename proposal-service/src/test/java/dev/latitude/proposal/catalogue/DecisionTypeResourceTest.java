package dev.latitude.proposal.catalogue;

import static dev.latitude.proposal.catalogue.CatalogueFixture.TYPES;
import static dev.latitude.proposal.catalogue.CatalogueFixture.added;
import static dev.latitude.proposal.catalogue.CatalogueFixture.as;
import static dev.latitude.proposal.catalogue.CatalogueFixture.change;
import static dev.latitude.proposal.catalogue.CatalogueFixture.command;
import static dev.latitude.proposal.catalogue.CatalogueFixture.draftFor;
import static dev.latitude.proposal.catalogue.CatalogueFixture.hr;
import static dev.latitude.proposal.catalogue.CatalogueFixture.newSlug;
import static dev.latitude.proposal.catalogue.CatalogueFixture.proposalFor;
import static dev.latitude.proposal.catalogue.CatalogueFixture.read;
import static dev.latitude.proposal.catalogue.CatalogueFixture.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Risk;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
class DecisionTypeResourceTest {
  @Inject Catalogue catalogue;

  @Test
  void a_change_replaces_all_but_the_slug() {
    var type = added("change", "DELEGATE");
    var changed =
        hr().header("If-Match", type.header("ETag"))
            .contentType("application/json")
            .body(
                """
                {"title": "Send the report", "dimension": "TIMING", "usualRisk": "HIGH", "ceiling": "ADVISE"}
                """)
            .put(TYPES + "/" + slug(type));

    assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    var seen = read(slug(type)).jsonPath();
    assertThat(seen.getString("title")).isEqualTo("Send the report");
    assertThat(seen.getString("dimension")).isEqualTo("TIMING");
    assertThat(seen.getString("usualRisk")).isEqualTo("HIGH");
    assertThat(seen.getString("ceiling")).isEqualTo("ADVISE");
    assertThat(seen.getMap("$")).doesNotContainKeys("blocks", "dryRun");
  }

  @Test
  void a_change_to_what_it_is_already_is_no_event() {
    var type = added("same", "DELEGATE");
    var changed = change(type, "DELEGATE", "");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.<String>path("etag")).isEqualTo(type.<String>path("etag"));
    assertThat(events(slug(type))).containsExactly("decision-type.added");
  }

  @Test
  void the_history_says_what_was_changed() {
    var type = added("history", "DELEGATE");
    var changed = change(type, "AGREE", "");
    var retired = command(changed, "retire", "");
    command(retired, "reactivate", "");

    assertThat(events(slug(type)))
        .containsExactly(
            "decision-type.added",
            "decision-type.changed",
            "decision-type.retired",
            "decision-type.reactivated");
    var history = as("sam").get(TYPES + "/" + slug(type) + "/history?limit=2").jsonPath();
    assertThat(history.getList("items.type")).hasSize(2);
    assertThat(history.getMap("items[1].data"))
        .isEqualTo(
            Map.of(
                "slug", slug(type),
                "title", "Publish the client report",
                "dimension", "QUALITY",
                "usualRisk", "LOW",
                "ceiling", "AGREE",
                "changed", List.of("ceiling")));
  }

  @Test
  void a_lowered_ceiling_names_the_proposals_on_the_table_and_not_the_drafts() {
    var type = added("lowered", "DELEGATE");
    var first = proposalFor(slug(type));
    var second = proposalFor(slug(type));
    draftFor(slug(type));

    var changed = change(type, "INQUIRE", "").jsonPath();

    assertThat(changed.getInt("blocks.count")).isEqualTo(2);
    assertThat(changed.getList("blocks.proposals"))
        .isEqualTo(List.of(blocked(first, slug(type)), blocked(second, slug(type))));
    assertThat(blockedNow(slug(type)).jsonPath().getList("items.proposalId"))
        .isEqualTo(List.of(first, second));
  }

  @Test
  void a_ceiling_at_the_level_asked_for_blocks_nothing() {
    var type = added("at-the-level", "INQUIRE");
    var raised = change(type, "DELEGATE", "");
    proposalFor(slug(type));
    assertThat(raised.jsonPath().getInt("blocks.count")).isZero();
    assertThat(blockedNow(slug(type)).jsonPath().getList("items")).isEmpty();
  }

  @Test
  void what_is_withdrawn_or_answered_is_not_blocked_any_more() {
    var type = added("answered", "DELEGATE");
    var withdrawn = proposalFor(slug(type));
    as("robin")
        .header("If-Match", "*")
        .post("/api/v1/proposals/{id}/withdraw", withdrawn)
        .then()
        .statusCode(200);
    var accepted = proposalFor(slug(type));
    as("morgan", "manager")
        .header("If-Match", "*")
        .contentType("application/json")
        .body("{\"revision\": 1}")
        .post("/api/v1/proposals/{id}/accept", accepted)
        .then()
        .statusCode(200);
    assertThat(command(type, "retire", "").jsonPath().getInt("blocks.count")).isZero();
  }

  @Test
  void a_retired_decision_blocks_whatever_is_asked_of_it_and_cannot_be_asked_for() {
    var type = added("retired", "DELEGATE");
    var proposal = proposalFor(slug(type));
    var draft = draftFor(slug(type));

    var retired = command(type, "retire", "");
    assertThat(retired.jsonPath().getList("blocks.proposals"))
        .isEqualTo(List.of(blocked(proposal, slug(type))));
    var refused =
        as("robin").header("If-Match", "*").post("/api/v1/proposals/{id}/submit", draft).jsonPath();
    assertThat(refused.getString("type")).isEqualTo("/problems/not-ready");

    var back = command(retired, "reactivate", "");
    assertThat(back.jsonPath().getInt("blocks.count")).isZero();
    as("robin")
        .header("If-Match", "*")
        .post("/api/v1/proposals/{id}/submit", draft)
        .then()
        .statusCode(200);
  }

  @Test
  void the_answer_names_the_first_fifty_and_the_list_goes_on() {
    var type = added("many", "DELEGATE");
    var proposals = new ArrayList<String>();
    for (int i = 0; i < Blocks.MOST_NAMED + 2; i++) {
      proposals.add(proposalFor(slug(type)));
    }
    var changed = change(type, "TELL", "").jsonPath();
    assertThat(changed.getInt("blocks.count")).isEqualTo(proposals.size());
    assertThat(changed.getList("blocks.proposals.proposalId"))
        .isEqualTo(proposals.subList(0, Blocks.MOST_NAMED));

    var read = new ArrayList<String>();
    String cursor = "";
    while (cursor != null) {
      var page =
          hr().get(TYPES + "/" + slug(type) + "/blocked-proposals?limit=20" + cursor).jsonPath();
      read.addAll(page.getList("items.proposalId"));
      cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
    }
    assertThat(read).isEqualTo(proposals);
  }

  @Test
  void a_dry_run_tells_the_same_and_changes_nothing() {
    var type = added("dry", "DELEGATE");
    var proposal = proposalFor(slug(type));

    var lowered = change(type, "TELL", "?dryRun=true");
    assertThat(lowered.statusCode()).as(lowered.asString()).isEqualTo(200);
    assertThat(lowered.jsonPath().getString("ceiling")).isEqualTo("TELL");
    assertThat(lowered.jsonPath().getBoolean("dryRun")).isTrue();
    assertThat(lowered.jsonPath().getList("blocks.proposals"))
        .isEqualTo(List.of(blocked(proposal, slug(type))));
    assertThat(lowered.<String>path("etag")).isEqualTo(type.<String>path("etag"));

    var retired = command(type, "retire", "?dryRun=true").jsonPath();
    assertThat(retired.getString("state")).isEqualTo("RETIRED");
    assertThat(retired.getInt("blocks.count")).isEqualTo(1);

    var seen = read(slug(type));
    assertThat(seen.<String>path("etag")).isEqualTo(type.<String>path("etag"));
    assertThat(seen.jsonPath().getString("ceiling")).isEqualTo("DELEGATE");
    assertThat(seen.jsonPath().getString("state")).isEqualTo("ACTIVE");
    assertThat(events(slug(type))).containsExactly("decision-type.added");
  }

  @Test
  void a_dry_run_under_an_idempotency_key_changes_nothing_either() {
    var type = added("dry-key", "DELEGATE");
    var key = UUID.randomUUID().toString();
    var first = hr().header("Idempotency-Key", key).header("If-Match", type.header("ETag"));
    var path = TYPES + "/" + slug(type) + "/retire?dryRun=true";
    assertThat(first.post(path).jsonPath().getString("state")).isEqualTo("RETIRED");
    assertThat(read(slug(type)).jsonPath().getString("state")).isEqualTo("ACTIVE");
    assertThat(events(slug(type))).containsExactly("decision-type.added");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?dryRun=yes", "?dryRun=1", "?dryRun=TRUE", "?dryRun=", "?dryRun"})
  void what_is_neither_true_nor_false_is_no_reason_to_go_ahead(String query) {
    var type = added("strict", "DELEGATE");
    var answer = command(type, "retire", query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("errors[0].parameter")).isEqualTo("dryRun");
    assertThat(read(slug(type)).jsonPath().getString("state")).isEqualTo("ACTIVE");
  }

  @Test
  void a_change_names_the_version_it_is_about() {
    var type = added("if-match", "DELEGATE");
    var path = TYPES + "/" + slug(type);
    var body = change("AGREE");
    assertThat(hr().contentType("application/json").body(body).put(path).statusCode())
        .isEqualTo(428);
    assertThat(hr().post(path + "/retire").statusCode()).isEqualTo(428);
    change(type, "AGREE", "");
    assertThat(change(type, "TELL", "").statusCode()).isEqualTo(412);
    assertThat(command(type, "retire", "").statusCode()).isEqualTo(412);
    assertThat(change(type, "TELL", "?dryRun=true").statusCode()).isEqualTo(412);
  }

  @Test
  void a_slug_in_a_change_is_refused_with_all_other_faults() {
    var type = added("faults", "DELEGATE");
    var answer =
        hr().header("If-Match", type.header("ETag"))
            .contentType("application/json")
            .body("{\"slug\": \"other\", \"title\": \" \", \"dimension\": \"COLOUR\"}")
            .put(TYPES + "/" + slug(type));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.jsonPath().getList("errors.pointer", String.class))
        .containsExactlyInAnyOrder("/slug", "/title", "/dimension", "/usualRisk", "/ceiling");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/history", "/blocked-proposals"})
  void what_the_catalogue_does_not_know_is_404(String path) {
    assertThat(hr().get(TYPES + "/nobody-knows" + path).statusCode()).isEqualTo(404);
  }

  @Test
  void only_hr_reads_what_is_blocked() {
    var type = added("blocked-by", "DELEGATE");
    var path = TYPES + "/" + slug(type) + "/blocked-proposals";
    for (var role : List.of("manager", "auditor", "hr-integration", "service")) {
      assertThat(as("sam", role).get(path).statusCode()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 3",
    "&state=ACTIVE, 2",
    "&state=RETIRED, 1",
    "&dimension=QUALITY, 3",
    "&dimension=TIMING, 0",
    "&state=RETIRED&dimension=QUALITY, 1",
    "&state=RETIRED&dimension=TIMING, 0"
  })
  void the_list_can_be_narrowed(String filter, int expected) {
    var beginning = newSlug("list");
    for (var name : List.of(".a", ".b", "-c")) {
      assertThat(CatalogueFixture.add(beginning + name, "DELEGATE").statusCode()).isEqualTo(201);
    }
    command(read(beginning + ".b"), "retire", "");

    var read = new ArrayList<String>();
    String cursor = "";
    while (cursor != null) {
      var page =
          as("sam").get(TYPES + "?limit=1&slugPrefix=" + beginning + filter + cursor).jsonPath();
      read.addAll(page.getList("items.slug"));
      cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
    }
    assertThat(read).hasSize(expected).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_prefix_is_taken_at_its_letters() {
    var beginning = newSlug("prefix");
    CatalogueFixture.add(beginning + ".a", "DELEGATE");
    CatalogueFixture.add(beginning + "x.a", "DELEGATE");
    assertThat(as("sam").get(TYPES + "?slugPrefix=" + beginning + ".").jsonPath().getList("items"))
        .hasSize(1);
    var answer = as("sam").queryParam("slugPrefix", "100%").get(TYPES);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("errors[0].parameter")).isEqualTo("slugPrefix");
    assertThat(as("sam").get(TYPES + "?state=GONE").statusCode()).isEqualTo(400);
  }

  @Test
  void proposals_learn_about_decisions_in_one_go() {
    var active = slug(added("entries", "AGREE"));
    var retired = added("entries", "DELEGATE");
    command(retired, "retire", "");
    var slugs = List.of(active, slug(retired), "nobody-knows");

    assertThat(catalogue.entries(slugs))
        .isEqualTo(
            Map.of(
                active,
                new CatalogueEntry(DelegationLevel.AGREE, Risk.LOW, false),
                slug(retired),
                new CatalogueEntry(DelegationLevel.DELEGATE, Risk.LOW, true)));
    assertThat(catalogue.entries(List.of())).isEmpty();
  }

  private static Map<String, String> blocked(String proposal, String slug) {
    return Map.of("proposalId", proposal, "decision", slug, "requestedLevel", "DELEGATE");
  }

  private static Response blockedNow(String slug) {
    return hr().get(TYPES + "/" + slug + "/blocked-proposals");
  }

  private static List<String> events(String slug) {
    return as("sam").get(TYPES + "/" + slug + "/history").jsonPath().getList("items.type");
  }
}
