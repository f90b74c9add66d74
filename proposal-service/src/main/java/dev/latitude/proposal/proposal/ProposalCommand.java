package dev.latitude.proposal.proposal;

import static dev.latitude.proposal.proposal.ProposalCommand.Side.APPROVER;
import static dev.latitude.proposal.proposal.ProposalCommand.Side.AUTHOR;
import static dev.latitude.proposal.proposal.ProposalState.ACCEPTED;
import static dev.latitude.proposal.proposal.ProposalState.COUNTERED;
import static dev.latitude.proposal.proposal.ProposalState.DECLINED;
import static dev.latitude.proposal.proposal.ProposalState.DRAFT;
import static dev.latitude.proposal.proposal.ProposalState.UNDER_REVIEW;
import static dev.latitude.proposal.proposal.ProposalState.WITHDRAWN;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be done to a proposal: in which states, by which side, and where it leads. This is the
 * whole state machine.
 */
public enum ProposalCommand {
  EDIT(in(DRAFT, AUTHOR, DRAFT)),
  ATTACH_FRICTION_SUMMARY(in(DRAFT, AUTHOR, DRAFT)),
  ATTACH_PILOT(in(DRAFT, AUTHOR, DRAFT)),
  DETACH(in(DRAFT, AUTHOR, DRAFT)),
  SUBMIT(in(DRAFT, AUTHOR, UNDER_REVIEW)),
  ACCEPT(in(UNDER_REVIEW, APPROVER, ACCEPTED), in(COUNTERED, AUTHOR, ACCEPTED)),
  COUNTER(in(UNDER_REVIEW, APPROVER, COUNTERED), in(COUNTERED, AUTHOR, UNDER_REVIEW)),
  DECLINE(in(UNDER_REVIEW, APPROVER, DECLINED), in(COUNTERED, AUTHOR, DECLINED)),
  /** Whoever owes the answer asks for more time. */
  EXTEND(in(UNDER_REVIEW, APPROVER, UNDER_REVIEW), in(COUNTERED, AUTHOR, COUNTERED)),
  WITHDRAW(
      in(DRAFT, AUTHOR, WITHDRAWN),
      in(UNDER_REVIEW, AUTHOR, WITHDRAWN),
      in(COUNTERED, AUTHOR, WITHDRAWN)),
  /** Begins a new draft that builds on this one, which stays as it is. */
  FOLLOW_UP(in(ACCEPTED, AUTHOR, ACCEPTED), in(DECLINED, AUTHOR, DECLINED));

  @SuppressWarnings("ImmutableEnumChecker") // a map nobody can reach to change
  private final Map<ProposalState, Step> steps;

  ProposalCommand(Step... steps) {
    this.steps = Arrays.stream(steps).collect(Collectors.toUnmodifiableMap(Step::from, s -> s));
  }

  /** The verb of the command in the API. */
  public String verb() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ProposalCommand attaching(Attachment.Kind kind) {
    return switch (kind) {
      case FRICTION_SUMMARY -> ATTACH_FRICTION_SUMMARY;
      case FINISHED_PILOT -> ATTACH_PILOT;
    };
  }

  /** Where the command leads, or the refusal that says who may give it, or when. */
  ProposalState requireAllowed(Actor actor, Proposal proposal) {
    var step = steps.get(proposal.state());
    if (step != null && step.by().is(actor, proposal)) {
      return step.to();
    }
    if (step == null && steps.values().stream().anyMatch(s -> s.by().is(actor, proposal))) {
      throw new ProposalRefusal.WrongState(this, proposal.state());
    }
    throw new ProposalRefusal.NotYours(this, whoMay(step));
  }

  private String whoMay(@Nullable Step now) {
    return Stream.of(AUTHOR, APPROVER)
        .filter(
            side ->
                now == null
                    ? steps.values().stream().anyMatch(step -> step.by() == side)
                    : now.by() == side)
        .map(Side::description)
        .collect(Collectors.joining(" or ", "only ", " may"));
  }

  public static List<String> allowedIn(ProposalState state) {
    return verbs(command -> command.steps.containsKey(state));
  }

  static List<String> allowedTo(Actor actor, Proposal proposal, LocalDate today) {
    return verbs(
        command -> {
          var step = command.steps.get(proposal.state());
          return step != null
              && step.by().is(actor, proposal)
              && proposal.leavesRoomFor(command, today);
        });
  }

  private static List<String> verbs(Predicate<ProposalCommand> which) {
    return Arrays.stream(values()).filter(which).map(ProposalCommand::verb).toList();
  }

  private static Step in(ProposalState from, Side by, ProposalState to) {
    return new Step(from, by, to);
  }

  private record Step(ProposalState from, Side by, ProposalState to) {}

  /** The two who negotiate. */
  enum Side {
    AUTHOR("its author"),
    APPROVER("its approver, with the role '" + Roles.MANAGER + "',");

    private final String description;

    Side(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }

    boolean is(Actor actor, Proposal proposal) {
      return switch (this) {
        case AUTHOR -> actor.is(proposal.author());
        case APPROVER -> actor.is(proposal.approver()) && actor.has(Roles.MANAGER);
      };
    }
  }
}
