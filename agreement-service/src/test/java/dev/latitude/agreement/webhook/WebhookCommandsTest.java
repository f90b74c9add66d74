package dev.latitude.agreement.webhook;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.agreement.webhook.WebhookEndpointState.DISABLED;
import static dev.latitude.agreement.webhook.WebhookEndpointState.ENABLED;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command in every state, by everybody it could come from. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class WebhookCommandsTest {
  private static final List<String> VERBS =
      List.of("change", "disable", "enable", "rotate-secret", "test", "replay", "delete");

  /** Where each command leads from each state; a state that is not listed refuses it. */
  private static @Nullable WebhookEndpointState after(WebhookEndpointState state, String verb) {
    return switch (state + " " + verb) {
      case "ENABLED change",
          "ENABLED rotate-secret",
          "ENABLED test",
          "ENABLED replay",
          "ENABLED delete" ->
          ENABLED;
      case "ENABLED disable" -> DISABLED;
      case "DISABLED enable" -> ENABLED;
      case "DISABLED change", "DISABLED rotate-secret", "DISABLED delete" -> DISABLED;
      default -> null;
    };
  }

  private static String allowed(WebhookEndpointState state) {
    return switch (state) {
      case ENABLED -> "change, disable, rotate-secret, test, replay, delete";
      case DISABLED -> "change, enable, rotate-secret, delete";
    };
  }

  @ParameterizedTest
  @EnumSource
  void a_command_leads_on_or_is_refused_with_what_is_allowed(WebhookEndpointState state) {
    var refusing = WebhookFixture.in(state);
    for (var verb : VERBS) {
      var next = after(state, verb);
      if (next == null) {
        refusing
            .command(verb, body(verb))
            .statusCode(409)
            .body("type", equalTo("/problems/wrong-state"))
            .body(
                "detail",
                equalTo(
                    "An endpoint that is %s cannot be asked to %s. It allows: %s."
                        .formatted(state, verb, allowed(state))))
            .body("state", equalTo(state.name()));
        continue;
      }
      var endpoint = WebhookFixture.in(state);
      if (verb.equals("replay")) {
        endpoint.command(
            "change",
            "{\"url\": \"http://127.0.0.1:9/\", \"eventTypes\": [\"webhook-endpoint.registered\"]}");
      }
      var answer = endpoint.command(verb, body(verb));
      if (verb.equals("delete")) {
        answer.statusCode(204);
        request("hanna", "hr").get(WebhookFixture.PATH + "/" + endpoint.id).then().statusCode(404);
      } else {
        answer.statusCode(200).body("state", equalTo(next.name()));
        endpoint.get().body("state", equalTo(next.name()));
      }
    }
    refusing.get().body("state", equalTo(state.name())).body("etag", refusedChangesNothing(state));
  }

  private static org.hamcrest.Matcher<String> refusedChangesNothing(WebhookEndpointState state) {
    return equalTo(state == ENABLED ? "\"1\"" : "\"2\"");
  }

  @ParameterizedTest
  @EnumSource
  void nobody_but_hr_commands_and_hr_and_audit_read(WebhookEndpointState state) {
    var endpoint = WebhookFixture.in(state);
    for (var role : List.of("manager", "auditor", "hr-integration", "service", "nobody")) {
      for (var verb : VERBS) {
        endpoint
            .command(role, verb, body(verb))
            .statusCode(403)
            .body("type", equalTo("/problems/forbidden"));
      }
      request("kim", role)
          .body("{\"url\": \"http://127.0.0.1:9/\"}")
          .post(WebhookFixture.PATH)
          .then()
          .statusCode(403);
      int reads = role.equals("auditor") ? 200 : 403;
      var one = request("kim", role).get(WebhookFixture.PATH + "/" + endpoint.id).then();
      one.statusCode(reads);
      if (reads == 200) {
        one.body("actions", hasSize(0));
      }
      request("kim", role).get(WebhookFixture.PATH).then().statusCode(reads);
      request("kim", role)
          .get(WebhookFixture.PATH + "/" + endpoint.id + "/history")
          .then()
          .statusCode(reads);
    }
    endpoint.get().body("actions", equalTo(List.of(allowed(state).split(", "))));
  }

  private static String body(String verb) {
    return switch (verb) {
      case "change" -> "{\"url\": \"http://127.0.0.1:9/elsewhere\"}";
      case "rotate-secret" -> "{}";
      case "replay" -> "{\"from\": \"2026-01-01T00:00:00Z\", \"to\": \"2999-01-01T00:00:00Z\"}";
      default -> "";
    };
  }
}
