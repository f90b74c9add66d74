package dev.latitude.proposal.onepager;

import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latitude.proposal.proposal.ProposalFixture;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** Proposals to print, and the printing of them. */
final class OnePagerFixture {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OnePagerFixture() {}

  /** A draft like any other but for what is changed in it; its id. */
  static String draft(Consumer<ObjectNode> change) {
    return draft(ProposalFixture.newDecision(), change);
  }

  static String draft(String decision, Consumer<ObjectNode> change) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .contentType("application/json")
        .body(content(decision, change))
        .post("/api/v1/proposals")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  static String content(String decision, Consumer<ObjectNode> change) {
    try {
      var content = (ObjectNode) JSON.readTree(ProposalFixture.content(decision));
      change.accept(content);
      return content.toString();
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** What the author gets. */
  static Response print(String id, String accept) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .header("Accept", accept)
        .get("/api/v1/proposals/{id}/one-pager", id);
  }

  static String html(String id) {
    return print(id, "text/html").then().statusCode(200).extract().asString();
  }

  static String markdown(String id) {
    return print(id, "text/markdown").then().statusCode(200).extract().asString();
  }

  static byte[] pdf(String id) {
    return print(id, "application/pdf").then().statusCode(200).extract().asByteArray();
  }

  /** What there is to read in a PDF. */
  static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return spaced(new PDFTextStripper().getText(document));
    }
  }

  /** With any white space between two words being one space. */
  static String spaced(String text) {
    return text.replaceAll("[\\s\u00A0]+", " ");
  }
}
