package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the contract shows is what the service takes and answers. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class AgreementExamplesTest {
  @Inject ObjectMapper json;

  @BeforeEach
  void itIsTheDayOfTheExamples() {
    QuarkusMock.installMockForType(
        Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC), Clock.class);
  }

  @AfterEach
  void backToTheRealDay() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void the_requests_lead_through_the_life_of_an_agreement() {
    var agreement = drafted();
    agreement.asEmployee("edit", AgreementExamples.TERMS).statusCode(200);
    agreement.asEmployee("edit", AgreementExamples.TERMS).statusCode(200);
    agreement.offered().signed();
    agreement.asApprover("review", AgreementExamples.REVIEW).statusCode(201);
    agreement.asEmployee("renew", AgreementExamples.RENEWAL).statusCode(200);
    agreement.asEmployee("amendment/discard", "").statusCode(200);
    agreement.asEmployee("amend", AgreementExamples.AMENDMENT).statusCode(200);
    agreement.asEmployee("amendment/edit", AgreementExamples.TERMS).statusCode(200);
    agreement
        .asEmployee("terminate", AgreementExamples.TERMINATION)
        .statusCode(200)
        .body("termination.effectiveOn", equalTo("2026-05-01"));
  }

  @Test
  void the_answers_have_the_properties_that_the_service_knows() throws Exception {
    var shown = json.readTree(AgreementExamples.AGREEMENT);
    assertThat(json.treeToValue(shown, AgreementView.class).state())
        .isEqualTo(AgreementState.IN_FORCE);
    assertThat(json.valueToTree(json.treeToValue(shown, AgreementView.class)).toString())
        .isEqualTo(shown.toString());
    var review = json.readTree(AgreementExamples.REVIEW_HELD);
    assertThat(json.valueToTree(json.treeToValue(review, ReviewView.class)).toString())
        .isEqualTo(review.toString());
  }

  private static AgreementFixture drafted() {
    var people = Case.fresh();
    PilotFixture.graduated(people);
    String id =
        request(people.employee())
            .body(
                AgreementExamples.DRAFT.replaceFirst(
                    "\"pilotId\": \"[^\"]*\"", "\"pilotId\": \"" + people.pilot() + "\""))
            .post("/api/v1/agreements")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return AgreementFixture.known(people, UUID.fromString(id));
  }
}
