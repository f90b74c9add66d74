package dev.latitude.proposal.endorsement;

import static dev.latitude.proposal.endorsement.EndorsementState.CANCELLED;
import static dev.latitude.proposal.endorsement.EndorsementState.DECLINED;
import static dev.latitude.proposal.endorsement.EndorsementState.GIVEN;
import static dev.latitude.proposal.endorsement.EndorsementState.REQUESTED;
import static dev.latitude.proposal.endorsement.EndorsementState.WITHDRAWN;

import dev.latitude.kit.identity.Actor;
import dev.latitude.proposal.proposal.Proposal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What can be done to an endorsement: in which state, by whom, and where it leads. This is the
 * whole state machine; that later support supersedes an earlier one is nobody's command.
 */
public enum EndorsementCommand {
  GIVE(REQUESTED, By.ALLY, GIVEN),
  DECLINE(REQUESTED, By.ALLY, DECLINED),
  CANCEL(REQUESTED, By.AUTHOR, CANCELLED),
  WITHDRAW(GIVEN, By.ALLY, WITHDRAWN);

  private final EndorsementState from;
  private final By by;
  private final EndorsementState to;

  EndorsementCommand(EndorsementState from, By by, EndorsementState to) {
    this.from = from;
    this.by = by;
    this.to = to;
  }

  /** The verb of the command in the API. */
  public String verb() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the command leads, or the refusal that says who may give it, or when. */
  EndorsementState requireAllowed(Actor actor, Endorsement endorsement) {
    if (!isFor(actor, endorsement)) {
      throw new EndorsementRefusal.NotYours(this, by.description);
    }
    if (endorsement.state() != from) {
      throw new EndorsementRefusal.WrongState(this, endorsement.state());
    }
    return to;
  }

  public static List<String> allowedIn(EndorsementState state) {
    return verbs(command -> command.from == state);
  }

  static List<String> allowedTo(Actor actor, Endorsement endorsement, Proposal proposal) {
    return verbs(
        command ->
            command.from == endorsement.state()
                && command.isFor(actor, endorsement)
                && (command != GIVE || endorsement.isWelcomeIn(proposal)));
  }

  private boolean isFor(Actor actor, Endorsement endorsement) {
    return switch (by) {
      case AUTHOR -> actor.is(endorsement.author());
      case ALLY -> actor.is(endorsement.ally());
    };
  }

  private static List<String> verbs(Predicate<EndorsementCommand> which) {
    return Arrays.stream(values()).filter(which).map(EndorsementCommand::verb).toList();
  }

  private enum By {
    AUTHOR("the author of the proposal"),
    ALLY("the ally who was asked");

    private final String description;

    By(String description) {
      this.description = description;
    }
  }
}
