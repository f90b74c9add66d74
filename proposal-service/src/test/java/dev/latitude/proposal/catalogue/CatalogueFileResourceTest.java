package dev.latitude.proposal.catalogue;

import static dev.latitude.proposal.catalogue.CatalogueFixture.TYPES;
import static dev.latitude.proposal.catalogue.CatalogueFixture.added;
import static dev.latitude.proposal.catalogue.CatalogueFixture.as;
import static dev.latitude.proposal.catalogue.CatalogueFixture.bringIn;
import static dev.latitude.proposal.catalogue.CatalogueFixture.change;
import static dev.latitude.proposal.catalogue.CatalogueFixture.command;
import static dev.latitude.proposal.catalogue.CatalogueFixture.csv;
import static dev.latitude.proposal.catalogue.CatalogueFixture.hr;
import static dev.latitude.proposal.catalogue.CatalogueFixture.newSlug;
import static dev.latitude.proposal.catalogue.CatalogueFixture.proposalFor;
import static dev.latitude.proposal.catalogue.CatalogueFixture.read;
import static dev.latitude.proposal.catalogue.CatalogueFixture.slug;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
class CatalogueFileResourceTest {
  private static final String HEADER = "slug,title,dimension,usualRisk,ceiling,state\r\n";

  @Test
  void a_file_adds_changes_retires_and_leaves_alone() {
    var beginning = newSlug("import");
    var same = beginning + ".same";
    var lowered = beginning + ".lowered";
    var retired = beginning + ".retired";
    for (var slug : List.of(same, lowered, retired)) {
      CatalogueFixture.add(slug, "DELEGATE");
    }
    var file =
        HEADER
            + line(beginning + ".new", "DELEGATE", "")
            + line(beginning + ".new-and-retired", "DELEGATE", "RETIRED")
            + line(same, "DELEGATE", "")
            + line(lowered, "AGREE", "ACTIVE")
            + line(retired, "AGREE", "RETIRED");

    var answer = bringIn(file, "");

    assertReport(answer, 2, 2, 1);
    assertThat(read(lowered).jsonPath().getString("ceiling")).isEqualTo("AGREE");
    assertThat(read(beginning + ".new").<String>path("etag")).isEqualTo("\"1\"");
    assertThat(events(same)).containsExactly("decision-type.added");
    assertThat(events(beginning + ".new-and-retired"))
        .containsExactly("decision-type.added", "decision-type.retired");
    assertThat(events(retired))
        .containsExactly("decision-type.added", "decision-type.changed", "decision-type.retired");

    assertReport(bringIn(file, ""), 0, 0, 5);
    assertThat(read(retired).<String>path("etag"))
        .as("a second time changes nothing")
        .isEqualTo("\"3\"");
  }

  @Test
  void the_report_counts_what_is_blocked_from_now_on() {
    var lowered = slug(added("import", "DELEGATE"));
    var retired = slug(added("import", "DELEGATE"));
    var untouched = slug(added("import", "DELEGATE"));
    proposalFor(lowered);
    proposalFor(lowered);
    proposalFor(retired);
    proposalFor(untouched);
    var file =
        HEADER
            + line(lowered, "INQUIRE", "")
            + line(retired, "DELEGATE", "RETIRED")
            + line(untouched, "DELEGATE", "");

    var dry = bringIn(file, "?dryRun=true");
    assertReport(dry, 0, 2, 1);
    assertThat(dry.jsonPath().getBoolean("dryRun")).isTrue();
    assertThat(read(lowered).<String>path("etag")).isEqualTo("\"1\"");
    assertThat(events(retired)).containsExactly("decision-type.added");

    var done = bringIn(file, "").jsonPath();
    assertThat(done.getMap("blocks")).isEqualTo(dry.jsonPath().getMap("blocks"));
    assertThat(done.getInt("blocks.count")).isEqualTo(3);
    assertThat(done.getList("blocks.decisions"))
        .containsExactlyInAnyOrder(
            Map.of("decision", lowered, "count", 2), Map.of("decision", retired, "count", 1));
    assertThat(done.getMap("$")).doesNotContainKey("dryRun");
  }

  @Test
  void a_faulty_file_changes_nothing() {
    var slug = newSlug("import");
    var answer = bringIn(HEADER + line(slug, "AGREE", "") + line("Bad Slug", "UP", ""), "");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/invalid-body");
    assertThat(answer.jsonPath().getString("detail"))
        .isEqualTo("The file has 2 faults; 'errors' names each. Nothing was changed.");
    assertThat(answer.jsonPath().getList("errors.pointer"))
        .isEqualTo(List.of("/3/ceiling", "/3/slug"));
    assertThat(read(slug).statusCode()).isEqualTo(404);
  }

  @Test
  void an_entry_that_moved_on_since_the_export_is_not_overwritten() {
    var type = added("import", "DELEGATE");
    var other = slug(added("import", "DELEGATE"));
    var export = export("?slugPrefix=" + slug(type));
    change(type, "AGREE", "");

    var file =
        export.replace("DELEGATE", "TELL") + line(other, "TELL", "").replace("\r\n", ",\r\n");
    var answer = bringIn(file, "");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.jsonPath().getList("errors.code")).isEqualTo(List.of("stale"));
    assertThat(answer.jsonPath().getString("errors[0].detail"))
        .isEqualTo(
            "Line 2: '%s' has changed since version 1, which the file was written from; it is at version 2 now. Export it again and decide anew."
                .formatted(slug(type)));
    assertThat(read(other).jsonPath().getString("ceiling")).isEqualTo("DELEGATE");
    assertReport(bringIn(export("?slugPrefix=" + slug(type)), ""), 0, 0, 1);
  }

  @Test
  void an_export_comes_back_as_it_went() {
    var beginning = newSlug("round");
    var titles =
        List.of("=1+1", "'=1+1", "'quoted'", "Größe, \"genau\"\nzwei Zeilen", "-5 °C", "@you", "é");
    for (int i = 0; i < titles.size(); i++) {
      hr().contentType("application/json")
          .body(
              Map.of(
                  "slug", beginning + "." + i,
                  "title", titles.get(i),
                  "dimension", "METHOD",
                  "usualRisk", "HIGH",
                  "ceiling", "SELL"))
          .post(TYPES)
          .then()
          .statusCode(201);
    }
    command(read(beginning + ".0"), "retire", "");

    var answer = as("sam").accept("text/csv").get(TYPES + "?slugPrefix=" + beginning);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("text/csv;charset=UTF-8;header=present");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"decision-types.csv\"");
    var file = new String(answer.asByteArray(), UTF_8);
    assertThat(file)
        .startsWith("slug,title,dimension,usualRisk,ceiling,state,version\r\n" + beginning)
        .contains(beginning + ".0,'=1+1,METHOD,HIGH,SELL,RETIRED,2\r\n")
        .contains("\"Größe, \"\"genau\"\"\nzwei Zeilen\"");

    assertReport(bringIn(file, ""), 0, 0, titles.size());
    var elsewhere = newSlug("round");
    assertReport(bringIn(file.replace(beginning, elsewhere), ""), titles.size(), 0, 0);
    assertThat(listed(elsewhere, "title")).isEqualTo(listed(beginning, "title"));
    assertThat(listed(elsewhere, "state")).isEqualTo(listed(beginning, "state"));
  }

  @Test
  void an_export_of_several_pages_has_every_entry_once() {
    var beginning = newSlug("pages");
    int count = 2 * CatalogueExport.PAGE;
    var file =
        HEADER
            + IntStream.range(0, count)
                .mapToObj(i -> line(beginning + "." + i, "AGREE", ""))
                .collect(Collectors.joining());
    assertReport(bringIn(file, ""), count, 0, 0);

    var lines = export("?slugPrefix=" + beginning).split("\r\n");
    assertThat(lines).hasSize(1 + count).doesNotHaveDuplicates();
    assertThat(lines[1]).startsWith(beginning + ".0,");
    assertThat(as("sam").get(TYPES + "?limit=1").contentType()).startsWith("application/json");
    assertThat(as("sam").accept("*/*").get(TYPES + "?limit=1").contentType())
        .startsWith("application/json");
  }

  @Test
  void a_byte_order_mark_is_no_letter() {
    var slug = newSlug("bom");
    assertReport(bringIn("\uFEFF" + HEADER + line(slug, "AGREE", ""), ""), 1, 0, 0);
  }

  @Test
  void what_is_not_utf_8_is_not_guessed_at() {
    var file = HEADER + line(newSlug("latin"), "AGREE", "").replace("client", "Größe");
    var latin = bringIn(file.getBytes(ISO_8859_1), "");
    assertThat(latin.statusCode()).isEqualTo(400);
    assertThat(latin.jsonPath().getString("type")).isEqualTo("/problems/malformed-request");
    assertThat(latin.jsonPath().getString("detail"))
        .startsWith("The file is not in UTF-8: line 2 has a byte")
        .endsWith("Save it as CSV in UTF-8.");
    assertThat(bringIn(file.getBytes(UTF_16), "").statusCode()).isEqualTo(400);
    var declared =
        csv(hr()).contentType("text/csv; charset=windows-1252").body(file).post(TYPES + "/import");
    assertThat(declared.statusCode()).isEqualTo(400);
    assertThat(declared.jsonPath().getString("detail")).contains("in windows-1252. Save it as CSV");
  }

  @Test
  void an_empty_body_is_no_file() {
    var answer = bringIn("", "");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("detail"))
        .isEqualTo("The request needs a CSV file as its body.");
  }

  @Test
  void a_file_is_sent_as_csv_and_not_larger_than_a_body_may_be() {
    var json = hr().contentType("application/json").body("{}").post(TYPES + "/import");
    assertThat(json.statusCode()).isEqualTo(415);
    assertThat(json.jsonPath().getString("detail")).contains("the API reference names");
    var large = new byte[2 * 1024 * 1024];
    java.util.Arrays.fill(large, (byte) 'a');
    assertThat(bringIn(large, "").statusCode()).isEqualTo(413);
    var unannounced = csv(hr()).body(new ByteArrayInputStream(large)).post(TYPES + "/import");
    assertThat(unannounced.statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager", "auditor", "hr-integration", "service"})
  void only_hr_brings_files_in(String role) {
    var answer = csv(as("sam", role)).body(HEADER).post(TYPES + "/import");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/forbidden");
  }

  @Test
  void under_a_key_a_repetition_gets_the_first_report_and_another_file_is_refused() {
    var key = UUID.randomUUID().toString();
    var file = HEADER + line(newSlug("key"), "AGREE", "");
    assertReport(underKey(key, file), 1, 0, 0);
    var again = underKey(key, file);
    assertReport(again, 1, 0, 0);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    var other = underKey(key, file + line(newSlug("key"), "AGREE", ""));
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.jsonPath().getString("type")).isEqualTo("/problems/idempotency-key-reused");
  }

  private static Response underKey(String key, String file) {
    return csv(hr()).header("Idempotency-Key", key).body(file).post(TYPES + "/import");
  }

  private static String line(String slug, String ceiling, String state) {
    return slug + ",Publish the client report,QUALITY,LOW," + ceiling + "," + state + "\r\n";
  }

  private static String export(String query) {
    return new String(as("sam").accept("text/csv").get(TYPES + query).asByteArray(), UTF_8);
  }

  private static List<String> listed(String beginning, String property) {
    return as("sam")
        .get(TYPES + "?slugPrefix=" + beginning)
        .jsonPath()
        .getList("items." + property);
  }

  private static List<String> events(String slug) {
    return hr().get(TYPES + "/" + slug + "/history").jsonPath().getList("items.type");
  }

  private static void assertReport(Response answer, int added, int changed, int unchanged) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.jsonPath().getInt("added")).isEqualTo(added);
    assertThat(answer.jsonPath().getInt("changed")).isEqualTo(changed);
    assertThat(answer.jsonPath().getInt("unchanged")).isEqualTo(unchanged);
  }
}
