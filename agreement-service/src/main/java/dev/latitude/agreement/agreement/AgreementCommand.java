package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementState.DISCARDED;
import static dev.latitude.agreement.agreement.AgreementState.DRAFT;
import static dev.latitude.agreement.agreement.AgreementState.ENDED;
import static dev.latitude.agreement.agreement.AgreementState.IN_FORCE;
import static dev.latitude.agreement.agreement.AgreementState.OFFERED;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be done to an agreement: by whom, in which state, and where it leads. This is the whole
 * state machine.
 */
public enum AgreementCommand {
  EDIT(By.PARTY, DRAFT, DRAFT),
  OFFER(By.PARTY, DRAFT, OFFERED),
  /** Leads there with the second signature; after the first it is still offered. */
  SIGN(By.SIGNATORY, OFFERED, IN_FORCE),
  DECLINE_TO_SIGN(By.PARTY, OFFERED, DRAFT),
  DISCARD(By.PARTY, DRAFT, DISCARDED),
  TERMINATE(By.PARTY, IN_FORCE, ENDED);

  private final By by;
  private final AgreementState from;
  private final AgreementState to;

  AgreementCommand(By by, AgreementState from, AgreementState to) {
    this.by = by;
    this.from = from;
    this.to = to;
  }

  /** The verb of the command in the API. */
  public String verb() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Optional<AgreementState> from(AgreementState state) {
    return state == from ? Optional.of(to) : Optional.empty();
  }

  boolean isFor(Actor actor, Agreement agreement) {
    return switch (by) {
      case PARTY -> agreement.isParty(actor);
      case SIGNATORY ->
          actor.is(agreement.employee())
              || (actor.is(agreement.approver()) && actor.has(Roles.MANAGER));
    };
  }

  String whoMay() {
    return switch (by) {
      case PARTY -> "only its employee and its approver may";
      case SIGNATORY ->
          "only its employee may, and its approver with the role '" + Roles.MANAGER + "'";
    };
  }

  public static List<String> allowedIn(AgreementState state) {
    return Arrays.stream(values())
        .filter(command -> command.from == state)
        .map(AgreementCommand::verb)
        .toList();
  }

  static List<String> allowedTo(Actor actor, Agreement agreement) {
    return Arrays.stream(values())
        .filter(command -> command.from == agreement.state() && command.isFor(actor, agreement))
        .filter(command -> command != SIGN || !agreement.hasSigned(actor))
        .map(AgreementCommand::verb)
        .toList();
  }

  private enum By {
    PARTY,
    SIGNATORY
  }
}
