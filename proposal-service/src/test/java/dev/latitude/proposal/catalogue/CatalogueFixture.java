package dev.latitude.proposal.catalogue;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.proposal.proposal.ProposalFixture;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The catalogue, as requests. */
final class CatalogueFixture {
  static final String TYPES = "/api/v1/decision-types";

  private CatalogueFixture() {}

  /** A slug nobody else in the test run uses. */
  static String newSlug(String beginning) {
    return beginning + "-" + UUID.randomUUID();
  }

  static RequestSpecification hr() {
    return as("hanna", "hr");
  }

  static RequestSpecification as(String person, String... roles) {
    return given().header("Authorization", bearer(person, roles));
  }

  static Response add(String slug, String ceiling) {
    return hr().contentType("application/json")
        .body(
            """
            {"slug": "%s", "title": "Publish the client report", "dimension": "QUALITY", "usualRisk": "LOW", "ceiling": "%s"}
            """
                .formatted(slug, ceiling))
        .post(TYPES);
  }

  static Response added(String beginning, String ceiling) {
    var answer = add(newSlug(beginning), ceiling);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    return answer;
  }

  static String slug(Response type) {
    return type.path("slug");
  }

  static String change(String ceiling) {
    return """
    {"title": "Publish the client report", "dimension": "QUALITY", "usualRisk": "LOW", "ceiling": "%s"}
    """
        .formatted(ceiling);
  }

  static Response change(Response type, String ceiling, String query) {
    return hr().header("If-Match", type.header("ETag"))
        .contentType("application/json")
        .body(change(ceiling))
        .put(TYPES + "/" + slug(type) + query);
  }

  static Response command(Response type, String verb, String query) {
    return hr().header("If-Match", type.header("ETag"))
        .post(TYPES + "/" + slug(type) + "/" + verb + query);
  }

  static Response read(String slug) {
    return hr().get(TYPES + "/" + slug);
  }

  static Response bringIn(String csv, String query) {
    return bringIn(csv.getBytes(StandardCharsets.UTF_8), query);
  }

  static Response bringIn(byte[] csv, String query) {
    return csv(hr()).body(csv).post(TYPES + "/import" + query);
  }

  static RequestSpecification csv(RequestSpecification request) {
    return request
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("text/csv", ContentType.TEXT)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .contentType("text/csv");
  }

  /** A proposal on the table that asks to be delegated this decision. */
  static String proposalFor(String slug) {
    String draft = draftFor(slug);
    as(ProposalFixture.AUTHOR)
        .header("If-Match", "*")
        .post("/api/v1/proposals/{id}/submit", draft)
        .then()
        .statusCode(200);
    return draft;
  }

  static String draftFor(String slug) {
    return as(ProposalFixture.AUTHOR)
        .contentType("application/json")
        .body(ProposalFixture.content(slug))
        .post("/api/v1/proposals")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
