package dev.latitude.agreement.document;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;

import dev.latitude.agreement.agreement.AgreementFixture;
import io.restassured.response.Response;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** Agreements on paper, as the employee gets them. */
final class DocumentFixture {
  private DocumentFixture() {}

  static Response current(AgreementFixture agreement, String accept) {
    return given()
        .header("Authorization", bearer(agreement.people.employee()))
        .header("Accept", accept)
        .get("/api/v1/agreements/{id}/document", agreement.id);
  }

  static Response version(AgreementFixture agreement, int number, String accept) {
    return given()
        .header("Authorization", bearer(agreement.people.employee()))
        .header("Accept", accept)
        .get("/api/v1/agreements/{id}/versions/{n}/document", agreement.id, number);
  }

  static String html(AgreementFixture agreement) {
    return current(agreement, "text/html").then().statusCode(200).extract().asString();
  }

  static String markdown(AgreementFixture agreement) {
    return current(agreement, "text/markdown").then().statusCode(200).extract().asString();
  }

  static byte[] pdf(AgreementFixture agreement) {
    return current(agreement, "application/pdf").then().statusCode(200).extract().asByteArray();
  }

  static String jws(AgreementFixture agreement) {
    return current(agreement, "application/jose").then().statusCode(200).extract().asString();
  }

  /** What there is to read in a PDF. */
  static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\u00A0]+", " ");
    }
  }
}
