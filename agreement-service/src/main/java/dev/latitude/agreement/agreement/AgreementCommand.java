package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementState.DISCARDED;
import static dev.latitude.agreement.agreement.AgreementState.DRAFT;
import static dev.latitude.agreement.agreement.AgreementState.ENDED;
import static dev.latitude.agreement.agreement.AgreementState.IN_FORCE;
import static dev.latitude.agreement.agreement.AgreementState.OFFERED;
import static dev.latitude.agreement.agreement.AgreementState.SUSPENDED;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What can be done to an agreement: by whom, in which state, and where it leads. With {@link
 * AmendmentCommand}, this is the whole state machine.
 */
public enum AgreementCommand {
  EDIT(By.PARTY, Map.of(DRAFT, DRAFT)),
  OFFER(By.PARTY, Map.of(DRAFT, OFFERED)),
  /** Leads there with the second signature; after the first it is still offered. */
  SIGN(By.SIGNATORY, Map.of(OFFERED, IN_FORCE)),
  DECLINE_TO_SIGN(By.PARTY, Map.of(OFFERED, DRAFT)),
  DISCARD(By.PARTY, Map.of(DRAFT, DISCARDED)),
  /** Opens the next version, while this one goes on as it is. */
  AMEND(By.PARTY, Map.of(IN_FORCE, IN_FORCE, SUSPENDED, SUSPENDED)),
  /** Opens the next version, the same for longer. */
  RENEW(By.PARTY, Map.of(IN_FORCE, IN_FORCE, SUSPENDED, SUSPENDED)),
  /** Whose it is to give depends on what it comes to; see {@link ReviewOutcome}. */
  REVIEW(By.PARTY, Map.of(IN_FORCE, IN_FORCE, SUSPENDED, SUSPENDED)),
  SUSPEND(By.APPROVER, Map.of(IN_FORCE, SUSPENDED)),
  REINSTATE(By.APPROVER, Map.of(SUSPENDED, IN_FORCE)),
  /** Leads there on the day named; until then it goes on under notice. */
  TERMINATE(By.PARTY, Map.of(IN_FORCE, ENDED, SUSPENDED, ENDED)),
  WITHDRAW_TERMINATION(By.GIVER_OF_NOTICE, Map.of(IN_FORCE, IN_FORCE, SUSPENDED, SUSPENDED));

  private final By by;

  @SuppressWarnings("ImmutableEnumChecker") // a map nobody can reach to change
  private final Map<AgreementState, AgreementState> steps;

  AgreementCommand(By by, Map<AgreementState, AgreementState> steps) {
    this.by = by;
    this.steps = steps;
  }

  /** The verb of the command in the API. */
  public String verb() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Where the command leads, or the refusal that says who may give it, or when. */
  AgreementState requireAllowed(Actor actor, Agreement agreement) {
    if (!by.includes(actor, agreement)) {
      throw new AgreementRefusal.NotYours(verb(), by.description());
    }
    var next = steps.get(agreement.state());
    if (next == null) {
      throw new AgreementRefusal.WrongState(this, agreement.state());
    }
    obstacle(agreement, actor)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    return next;
  }

  /** What stands in the way of it besides the state and whose it is to give. */
  private Optional<AgreementRefusal> obstacle(Agreement agreement, Actor actor) {
    return switch (this) {
      case SIGN ->
          agreement.wording().isSignedBy(agreement.roleOf(actor))
              ? Optional.of(new AgreementRefusal.AlreadySigned(agreement.versionNumber()))
              : Optional.empty();
      case AMEND, RENEW -> obstacleToNextVersion(agreement);
      case WITHDRAW_TERMINATION ->
          agreement.termination() == null
              ? Optional.of(new AgreementRefusal.NoNotice())
              : Optional.empty();
      case EDIT, OFFER, DECLINE_TO_SIGN, DISCARD, REVIEW, SUSPEND, REINSTATE, TERMINATE ->
          Optional.empty();
    };
  }

  private Optional<AgreementRefusal> obstacleToNextVersion(Agreement agreement) {
    var notice = agreement.termination();
    if (notice != null) {
      return Optional.of(new AgreementRefusal.UnderNotice(notice.effectiveOn()));
    }
    var amendment = agreement.amendment();
    if (amendment != null) {
      return Optional.of(new AgreementRefusal.AmendmentOpen(amendment.state()));
    }
    return this == RENEW && agreement.terms().effectiveTo() == null
        ? Optional.of(new AgreementRefusal.NothingToRenew())
        : Optional.empty();
  }

  public static List<String> allowedIn(AgreementState state) {
    return Arrays.stream(values())
        .filter(command -> command.steps.containsKey(state))
        .map(AgreementCommand::verb)
        .toList();
  }

  static List<String> allowedTo(Actor actor, Agreement agreement) {
    return Arrays.stream(values())
        .filter(command -> command.steps.containsKey(agreement.state()))
        .filter(command -> command.by.includes(actor, agreement))
        .filter(command -> command.obstacle(agreement, actor).isEmpty())
        .map(AgreementCommand::verb)
        .toList();
  }

  /** Whose a command is to give. */
  enum By {
    PARTY("only its employee and its approver may"),
    SIGNATORY("only its employee may, and its approver with the role '" + Roles.MANAGER + "'"),
    EMPLOYEE("only its employee may"),
    APPROVER("only its approver with the role '" + Roles.MANAGER + "' may"),
    GIVER_OF_NOTICE("only whoever of the two gave notice may");

    private final String description;

    By(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }

    boolean includes(Actor actor, Agreement agreement) {
      boolean approves = actor.is(agreement.approver()) && actor.has(Roles.MANAGER);
      return switch (this) {
        case PARTY -> agreement.isParty(actor);
        case SIGNATORY -> actor.is(agreement.employee()) || approves;
        case EMPLOYEE -> actor.is(agreement.employee());
        case APPROVER -> approves;
        case GIVER_OF_NOTICE ->
            agreement.isParty(actor)
                && (agreement.termination() == null
                    || agreement.hasNoticeOf(actor)
                    || !AgreementState.BINDING.contains(agreement.state()));
      };
    }
  }
}
