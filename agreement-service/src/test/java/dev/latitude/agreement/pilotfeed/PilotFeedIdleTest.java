package dev.latitude.agreement.pilotfeed;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotFeedIdleTest.NoToken.class)
class PilotFeedIdleTest {
  @SuppressWarnings("NullAway.Init") // filled by the test framework
  @TestHTTPResource(value = "/", management = true)
  URL management;

  /** No service token, and nobody at the address of pilot-service. */
  public static class NoToken implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
      return Map.of("latitude.pilot-service.url", "http://127.0.0.1:1");
    }

    @Override
    public void stop() {}
  }

  @Test
  void without_a_service_token_the_service_works_and_says_that_it_knows_nothing_of_pilots() {
    given()
        .get(management + "health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'pilot-events' }.data.state", equalTo("IDLE"))
        .body("checks.find { it.name == 'pilot-events' }.data.asOf", equalTo("never"));
    request("kim")
        .get("/api/v1/decision-rights/check?person=robin&decision=client-report.publish")
        .then()
        .statusCode(200)
        .body("answer", equalTo("APPROVAL_REQUIRED"))
        .body("asOf", nullValue());
  }
}
