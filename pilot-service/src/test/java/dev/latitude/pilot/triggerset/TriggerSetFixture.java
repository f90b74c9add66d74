package dev.latitude.pilot.triggerset;

import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.read;

import dev.latitude.pilot.PilotFixture;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Changes of the trigger set of the weekly report, as requests. */
public final class TriggerSetFixture {
  private TriggerSetFixture() {}

  /** The guardrails as they are, but for the limit of the error rate and the breaches it takes. */
  public static String guardrails(String errorLimit, int consecutive) {
    return PilotFixture.GUARDRAILS
        .replace("\"value\": 4}, \"consecutive\": 2", "\"value\": %s}, \"consecutive\": %d")
        .formatted(errorLimit, consecutive);
  }

  public static String asking(String triggers) {
    return "{\"triggers\": %s, \"reason\": \"We know more now.\"}".formatted(triggers);
  }

  public static ValidatableResponse propose(
      RequestSpecification party, String id, String triggers) {
    return command(party, id, "propose-trigger-set", asking(triggers));
  }

  /** Stands by what is on the table. */
  public static ValidatableResponse agree(RequestSpecification party, String id) {
    String hash = read(id).extract().path("proposedTriggerSet.hash");
    return command(party, id, "acknowledge", hashOf(hash));
  }

  static String hashOf(String hash) {
    return "{\"triggerSetHash\": \"%s\"}".formatted(hash);
  }
}
