package dev.latitude.pilot.pilot;

import static dev.latitude.pilot.pilot.PilotState.ACTIVE;
import static dev.latitude.pilot.pilot.PilotState.CANCELLED;
import static dev.latitude.pilot.pilot.PilotState.PAUSED;
import static dev.latitude.pilot.pilot.PilotState.PLANNED;
import static dev.latitude.pilot.pilot.PilotState.REVERTED;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What can be done to a pilot: by whom, in which states, and where it leads. Some commands can lead
 * further than their own transition says: a review to where its outcome leads, and whatever changes
 * the numbers so that an armed trigger is breached to REVERTED or PAUSED.
 */
public enum PilotCommand {
  /** Before the start the set that is to stand, later the one on the table. */
  ACKNOWLEDGE(By.PARTY, Map.of(PLANNED, PLANNED, ACTIVE, ACTIVE, PAUSED, PAUSED)),
  PROPOSE_TRIGGER_SET(By.PARTY, Map.of(PLANNED, PLANNED, ACTIVE, ACTIVE, PAUSED, PAUSED)),
  WITHDRAW_TRIGGER_SET(By.PARTY, Map.of(ACTIVE, ACTIVE, PAUSED, PAUSED)),
  START(By.PARTY, Map.of(PLANNED, ACTIVE)),
  CANCEL(By.PARTY, Map.of(PLANNED, CANCELLED)),
  /** Records values for days that have none. */
  MEASURE(By.REPORTER, Map.of(ACTIVE, ACTIVE, PAUSED, PAUSED)),
  /** Records other values for days that have one; the only way to mend a wrong reversion. */
  CORRECT(By.REPORTER, Map.of(ACTIVE, ACTIVE, PAUSED, PAUSED, REVERTED, REVERTED)),
  DISPUTE(By.PARTY, Map.of(ACTIVE, ACTIVE, PAUSED, PAUSED, REVERTED, REVERTED)),
  RESOLVE(By.PARTY, Map.of(ACTIVE, ACTIVE, PAUSED, PAUSED, REVERTED, REVERTED)),
  UPDATE_STATUS(By.AUTHOR, Map.of(ACTIVE, ACTIVE, PAUSED, PAUSED)),
  RUN_CHECKLIST(By.AUTHOR, Map.of(ACTIVE, ACTIVE, PAUSED, PAUSED)),
  /** Puts something into the decision log; also what comes to light after a reversion. */
  RECORD_DECISION(By.PARTY, Map.of(ACTIVE, ACTIVE, PAUSED, PAUSED, REVERTED, REVERTED)),
  ANSWER_DECISION(By.PARTY, Map.of(ACTIVE, ACTIVE, PAUSED, PAUSED, REVERTED, REVERTED)),
  PAUSE(By.APPROVER, Map.of(ACTIVE, PAUSED)),
  RESUME(By.APPROVER, Map.of(PAUSED, ACTIVE)),
  REVERT(By.APPROVER, Map.of(ACTIVE, REVERTED, PAUSED, REVERTED)),
  REINSTATE(By.APPROVER, Map.of(REVERTED, ACTIVE)),
  /** Continuing resumes a paused pilot. */
  REVIEW(By.APPROVER, Map.of(ACTIVE, ACTIVE, PAUSED, ACTIVE)),
  /** Who may look on is for the two to say before, during and after. */
  ADD_OBSERVER(By.PARTY, inEveryState()),
  REMOVE_OBSERVER(By.PARTY_OR_OBSERVER, inEveryState());

  private final By by;

  @SuppressWarnings("ImmutableEnumChecker") // made by Map.of, which cannot be changed
  private final Map<PilotState, PilotState> transitions;

  PilotCommand(By by, Map<PilotState, PilotState> transitions) {
    this.by = by;
    this.transitions = transitions;
  }

  /** The name of the command in the API. */
  public String verb() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<PilotState, PilotState> inEveryState() {
    return Arrays.stream(PilotState.values()).collect(toUnmodifiableMap(s -> s, s -> s));
  }

  Optional<PilotState> from(PilotState state) {
    return Optional.ofNullable(transitions.get(state));
  }

  boolean isFor(Actor actor, Pilot pilot) {
    return switch (by) {
      case AUTHOR -> actor.is(pilot.author());
      case APPROVER -> actor.is(pilot.approver()) && actor.has(Roles.MANAGER);
      case PARTY -> pilot.isPartyTo(actor);
      case PARTY_OR_OBSERVER -> pilot.isPartyTo(actor) || pilot.isObservedBy(actor);
      case REPORTER -> pilot.isPartyTo(actor) || actor.has(Roles.MEASUREMENT_INTEGRATION);
    };
  }

  String whoMay() {
    return switch (by) {
      case AUTHOR -> "only its author may";
      case APPROVER -> "only its approver may, with the role '" + Roles.MANAGER + "'";
      case PARTY -> "only its author and its approver may";
      case PARTY_OR_OBSERVER ->
          "only its author and its approver may, and observers take leave themselves";
      case REPORTER ->
          "only its author, its approver and machines with the role '"
              + Roles.MEASUREMENT_INTEGRATION
              + "' may";
    };
  }

  public static List<String> allowedIn(PilotState state) {
    return Arrays.stream(values())
        .filter(command -> command.from(state).isPresent())
        .map(PilotCommand::verb)
        .toList();
  }

  static List<String> allowedTo(Actor actor, Pilot pilot, LocalDate today) {
    return Arrays.stream(values())
        .filter(command -> command.from(pilot.state()).isPresent() && command.isFor(actor, pilot))
        .filter(command -> command.isDue(actor, pilot, today))
        .map(PilotCommand::verb)
        .toList();
  }

  /**
   * Whether there is something to give it about, and today; if not, it has a refusal of its own.
   * What is recorded under a pilot is looked up when a command is about it, and not for each pilot
   * of a list.
   */
  private boolean isDue(Actor actor, Pilot pilot, LocalDate today) {
    return switch (this) {
      case ACKNOWLEDGE -> pilot.isAcknowledgeableBy(actor.person(), today);
      case WITHDRAW_TRIGGER_SET -> pilot.proposedTriggerSet().isPresent();
      case START -> StartConditions.missing(pilot, today).isEmpty();
      case RESUME, REINSTATE -> pilot.hasDaysLeft(today);
      case REMOVE_OBSERVER -> !pilot.observers().isEmpty();
      case PROPOSE_TRIGGER_SET,
          CANCEL,
          MEASURE,
          CORRECT,
          DISPUTE,
          RESOLVE,
          UPDATE_STATUS,
          RUN_CHECKLIST,
          RECORD_DECISION,
          ANSWER_DECISION,
          PAUSE,
          REVERT,
          REVIEW,
          ADD_OBSERVER ->
          true;
    };
  }

  private enum By {
    AUTHOR,
    APPROVER,
    PARTY,
    PARTY_OR_OBSERVER,
    REPORTER
  }
}
