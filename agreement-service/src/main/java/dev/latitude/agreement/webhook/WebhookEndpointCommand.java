package dev.latitude.agreement.webhook;

import static dev.latitude.agreement.webhook.WebhookEndpointState.DISABLED;
import static dev.latitude.agreement.webhook.WebhookEndpointState.ENABLED;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What HR can do to an endpoint: in which states, and where it leads. */
public enum WebhookEndpointCommand {
  CHANGE(Map.of(ENABLED, ENABLED, DISABLED, DISABLED)),
  DISABLE(Map.of(ENABLED, DISABLED)),
  ENABLE(Map.of(DISABLED, ENABLED)),
  ROTATE_SECRET(Map.of(ENABLED, ENABLED, DISABLED, DISABLED)),
  TEST(Map.of(ENABLED, ENABLED)),
  /** Of one event, or of a range of time. */
  REPLAY(Map.of(ENABLED, ENABLED)),
  /** After it there is no endpoint. */
  DELETE(Map.of(ENABLED, ENABLED, DISABLED, DISABLED));

  @SuppressWarnings("ImmutableEnumChecker") // made by Map.of, which cannot be changed
  private final Map<WebhookEndpointState, WebhookEndpointState> steps;

  WebhookEndpointCommand(Map<WebhookEndpointState, WebhookEndpointState> steps) {
    this.steps = steps;
  }

  /** The verb of the command in the API. */
  public String verb() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Where the command leads from a state, or the refusal that says what is possible in it. */
  WebhookEndpointState requireAllowed(WebhookEndpointState state) {
    var next = steps.get(state);
    if (next == null) {
      throw new WebhookRefusal.WrongState(this, state);
    }
    return next;
  }

  public static List<String> allowedIn(WebhookEndpointState state) {
    return Arrays.stream(values())
        .filter(command -> command.steps.containsKey(state))
        .map(WebhookEndpointCommand::verb)
        .toList();
  }

  static List<String> allowedTo(Actor actor, WebhookEndpointState state) {
    return actor.has(Roles.HR) ? allowedIn(state) : List.of();
  }
}
