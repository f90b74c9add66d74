package dev.latitude.proposal.catalogue;

import static dev.latitude.proposal.catalogue.DecisionTypeState.ACTIVE;
import static dev.latitude.proposal.catalogue.DecisionTypeState.RETIRED;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What HR can do to a decision type: in which states, and where it leads. This is the whole state
 * machine.
 */
public enum DecisionTypeCommand {
  CHANGE(Map.of(ACTIVE, ACTIVE, RETIRED, RETIRED)),
  RETIRE(Map.of(ACTIVE, RETIRED)),
  REACTIVATE(Map.of(RETIRED, ACTIVE));

  @SuppressWarnings("ImmutableEnumChecker") // made by Map.of, which cannot be changed
  private final Map<DecisionTypeState, DecisionTypeState> transitions;

  DecisionTypeCommand(Map<DecisionTypeState, DecisionTypeState> transitions) {
    this.transitions = transitions;
  }

  /** The verb of the command in the API. */
  public String verb() {
    return name().toLowerCase(Locale.ROOT);
  }

  Optional<DecisionTypeState> from(DecisionTypeState state) {
    return Optional.ofNullable(transitions.get(state));
  }

  public static List<String> allowedIn(DecisionTypeState state) {
    return Arrays.stream(values())
        .filter(command -> command.from(state).isPresent())
        .map(DecisionTypeCommand::verb)
        .toList();
  }

  static List<String> allowedTo(Actor actor, DecisionTypeState state) {
    return actor.has(Roles.HR) ? allowedIn(state) : List.of();
  }
}
