package dev.latitude.proposal.proposal;

import static dev.latitude.proposal.proposal.ProposalState.ACCEPTED;
import static dev.latitude.proposal.proposal.ProposalState.DECLINED;
import static dev.latitude.proposal.proposal.ProposalState.DRAFT;
import static dev.latitude.proposal.proposal.ProposalState.UNDER_REVIEW;
import static dev.latitude.proposal.proposal.ProposalState.WITHDRAWN;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What can be done to a proposal: by whom, in which states, and where it leads. This is the whole
 * state machine.
 */
public enum ProposalCommand {
  EDIT(By.AUTHOR, Map.of(DRAFT, DRAFT)),
  SUBMIT(By.AUTHOR, Map.of(DRAFT, UNDER_REVIEW)),
  ACCEPT(By.APPROVER, Map.of(UNDER_REVIEW, ACCEPTED)),
  DECLINE(By.APPROVER, Map.of(UNDER_REVIEW, DECLINED)),
  WITHDRAW(By.AUTHOR, Map.of(DRAFT, WITHDRAWN, UNDER_REVIEW, WITHDRAWN));

  private final By by;

  @SuppressWarnings("ImmutableEnumChecker") // made by Map.of, which cannot be changed
  private final Map<ProposalState, ProposalState> transitions;

  ProposalCommand(By by, Map<ProposalState, ProposalState> transitions) {
    this.by = by;
    this.transitions = transitions;
  }

  /** The verb of the command in the API. */
  public String verb() {
    return name().toLowerCase(Locale.ROOT);
  }

  Optional<ProposalState> from(ProposalState state) {
    return Optional.ofNullable(transitions.get(state));
  }

  boolean isFor(Actor actor, Proposal proposal) {
    return switch (by) {
      case AUTHOR -> actor.is(proposal.author());
      case APPROVER -> actor.is(proposal.approver()) && actor.has(Roles.MANAGER);
    };
  }

  String whoMay() {
    return switch (by) {
      case AUTHOR -> "only its author may";
      case APPROVER -> "only its approver may, with the role '" + Roles.MANAGER + "'";
    };
  }

  public static List<String> allowedIn(ProposalState state) {
    return Arrays.stream(values())
        .filter(command -> command.from(state).isPresent())
        .map(ProposalCommand::verb)
        .toList();
  }

  static List<String> allowedTo(Actor actor, Proposal proposal) {
    return Arrays.stream(values())
        .filter(
            command -> command.from(proposal.state()).isPresent() && command.isFor(actor, proposal))
        .map(ProposalCommand::verb)
        .toList();
  }

  private enum By {
    AUTHOR,
    APPROVER
  }
}
