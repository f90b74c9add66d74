package dev.latitude.agreement.people;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static org.hamcrest.Matchers.equalTo;

import dev.latitude.kit.jobs.RecurringJob;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Map;

/** Somebody is forgotten, as requests of HR and the job that does it. */
@ApplicationScoped
public class Forgetting {
  static final String PATH = "/api/v1/personal-data/agreements";

  private final Instance<RecurringJob> jobs;

  Forgetting(@Any Instance<RecurringJob> jobs) {
    this.jobs = jobs;
  }

  static ValidatableResponse ask(String person) {
    return request("hanna", "hr")
        .body(Map.of("person", person))
        .post(PATH + "/pseudonymisations")
        .then();
  }

  void run() {
    jobs.stream()
        .filter(job -> job.name().equals("pseudonymise-people"))
        .forEach(RecurringJob::run);
  }

  /** Answers with the pseudonym. */
  public String of(String person) {
    var asked = ask(person).statusCode(202);
    run();
    request("hanna", "hr")
        .get(asked.extract().header("Location"))
        .then()
        .statusCode(200)
        .body("state", equalTo("DONE"));
    return asked.extract().path("pseudonym");
  }
}
