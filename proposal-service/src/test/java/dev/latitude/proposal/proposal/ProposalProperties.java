package dev.latitude.proposal.proposal;

import static dev.latitude.proposal.proposal.ProposalState.ACCEPTED;
import static dev.latitude.proposal.proposal.ProposalState.COUNTERED;
import static dev.latitude.proposal.proposal.ProposalState.DECLINED;
import static dev.latitude.proposal.proposal.ProposalState.DRAFT;
import static dev.latitude.proposal.proposal.ProposalState.UNDER_REVIEW;
import static dev.latitude.proposal.proposal.ProposalState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.kit.identity.Actor;
import dev.latitude.proposal.friction.FrictionSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever two people do in whatever order, the proposal stays one that the domain knows. */
class ProposalProperties {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final FrictionSummary SUMMARY =
      new FrictionSummary(
          "report.publish", TODAY.minusDays(30), TODAY, 1, 0, Duration.ZERO, null, List.of());
  private static final FinishedPilot PILOT =
      new FinishedPilot(
          UUID.randomUUID(),
          UUID.randomUUID(),
          "Report",
          "GRADUATED",
          "morgan",
          List.of(),
          Instant.EPOCH,
          Instant.EPOCH);
  private static final Map<ProposalState, Set<ProposalState>> MOVES =
      Map.of(
          DRAFT, Set.of(DRAFT, UNDER_REVIEW, WITHDRAWN),
          UNDER_REVIEW, Set.of(UNDER_REVIEW, COUNTERED, ACCEPTED, DECLINED, WITHDRAWN),
          COUNTERED, Set.of(COUNTERED, UNDER_REVIEW, ACCEPTED, DECLINED, WITHDRAWN),
          ACCEPTED, Set.of(ACCEPTED),
          DECLINED, Set.of(DECLINED),
          WITHDRAWN, Set.of());

  private static final Set<ProposalState> HANDED_OVER = Set.of(UNDER_REVIEW, COUNTERED, ACCEPTED);

  /** What somebody tries, perhaps once HR has handed over what can be. */
  record Attempt(
      ProposalCommand command, Actor actor, int revisionsBehind, boolean onceHandedOver) {}

  /** The state as a reader of the history knows it. */
  record Replayed(ProposalState state, int revision, String awaiting, LocalDate respondBy) {
    Replayed after(ProposalEvent event) {
      return switch (event) {
        case ProposalEvent.Created _ -> new Replayed(DRAFT, 0, null, null);
        case ProposalEvent.Edited _, ProposalEvent.Attached _, ProposalEvent.Detached _ -> this;
        case ProposalEvent.Submitted e ->
            new Replayed(UNDER_REVIEW, e.revisionNumber(), e.approver(), e.respondBy());
        case ProposalEvent.Countered e ->
            e.by().equals(e.author())
                ? new Replayed(UNDER_REVIEW, e.revisionNumber(), e.approver(), e.respondBy())
                : new Replayed(COUNTERED, e.revisionNumber(), e.author(), e.respondBy());
        case ProposalEvent.Accepted e -> new Replayed(ACCEPTED, e.revisionNumber(), null, null);
        case ProposalEvent.Declined e -> new Replayed(DECLINED, e.revisionNumber(), null, null);
        case ProposalEvent.Extended e -> new Replayed(state, revision, awaiting, e.respondBy());
        case ProposalEvent.HandedOver e ->
            new Replayed(
                state,
                revision,
                e.formerApprover().equals(awaiting) ? e.approver() : awaiting,
                respondBy);
        case ProposalEvent.AnswerDue _, ProposalEvent.AnswerOverdue _ -> this;
        case ProposalEvent.Withdrawn _ -> new Replayed(WITHDRAWN, revision, null, null);
      };
    }
  }

  @Property
  void any_sequence_of_commands_moves_as_the_domain_allows_and_its_history_replays_to_it(
      @ForAll("attempts") List<Attempt> attempts) {
    var proposal = Proposal.draft(UUID.randomUUID(), Instant.EPOCH, actor("robin"), content(0));
    var history = new ArrayList<>(List.of(proposal.created()));
    for (var attempt : attempts) {
      if (attempt.onceHandedOver() && HANDED_OVER.contains(proposal.state())) {
        history.add(proposal.handOver(other(proposal.approver()), "Another team."));
      }
      var before = proposal.state();
      var approver = proposal.approver();
      int revision = proposal.revisionNumber();
      try {
        Optional.ofNullable(give(proposal, attempt)).ifPresent(history::add);
        assertThat(MOVES.get(before)).contains(proposal.state());
        assertThat(attempt.actor().person()).isIn("robin", approver);
      } catch (ProposalRefusal _) {
        assertThat(proposal.state()).isEqualTo(before);
        assertThat(proposal.revisionNumber()).isEqualTo(revision);
      }
      proposal.remind(TODAY.plusDays(history.size())).ifPresent(history::add);
      proposal.reportOverdue(TODAY.plusDays(history.size())).ifPresent(history::add);
    }
    var replayed = new Replayed(DRAFT, 0, null, null);
    for (var event : history) {
      replayed = replayed.after(event);
    }
    assertThat(replayed)
        .isEqualTo(
            new Replayed(
                proposal.state(),
                proposal.revisionNumber(),
                proposal.awaiting(),
                proposal.respondBy()));
  }

  private static ProposalEvent give(Proposal proposal, Attempt attempt) {
    var actor = attempt.actor();
    int revision = proposal.revisionNumber() - attempt.revisionsBehind();
    return switch (attempt.command()) {
      case EDIT -> proposal.edit(actor, content(1));
      case ATTACH_FRICTION_SUMMARY ->
          proposal.attach(actor, Attachment.of(UUID.randomUUID(), Instant.EPOCH, SUMMARY));
      case ATTACH_PILOT ->
          proposal.attach(actor, Attachment.of(UUID.randomUUID(), Instant.EPOCH, PILOT));
      case DETACH ->
          proposal.detach(
              actor,
              proposal.attachments().isEmpty()
                  ? UUID.randomUUID()
                  : proposal.attachments().getFirst().id());
      case SUBMIT -> proposal.submit(actor, List.of(), TODAY);
      case ACCEPT -> proposal.accept(actor, revision, List.of());
      case COUNTER ->
          proposal.counter(
              actor, revision, content(2).askedOf(proposal.approver()), List.of(), TODAY);
      case DECLINE -> proposal.decline(actor, revision, DeclineReason.WRONG_TIME, "Time.");
      case EXTEND -> proposal.extend(actor, TODAY.plusDays(30), "Away.", TODAY);
      case WITHDRAW -> proposal.withdraw(actor);
      case FOLLOW_UP -> {
        var draft = proposal.followUp(UUID.randomUUID(), Instant.EPOCH, actor);
        assertThat(draft.state()).isEqualTo(DRAFT);
        assertThat(draft.follows()).isEqualTo(proposal.id());
        yield null;
      }
    };
  }

  @Provide
  Arbitrary<List<Attempt>> attempts() {
    return Combinators.combine(
            Arbitraries.of(ProposalCommand.class),
            Arbitraries.of(
                actor("robin"),
                actor("morgan", "manager"),
                actor("maria", "manager"),
                actor("morgan"),
                actor("sam", "hr")),
            Arbitraries.frequency(net.jqwik.api.Tuple.of(5, 0), net.jqwik.api.Tuple.of(1, 1)),
            Arbitraries.of(false, false, true))
        .as(Attempt::new)
        .list()
        .ofMaxSize(25);
  }

  private static String other(String approver) {
    return approver.equals("morgan") ? "maria" : "morgan";
  }

  private static Actor actor(String person, String... roles) {
    return new Actor(person, Set.of(roles));
  }

  private static ProposalContent content(int days) {
    return new ProposalContent(
        "Report",
        "morgan",
        WorkScope.TASK,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        TODAY.plusDays(days));
  }
}
