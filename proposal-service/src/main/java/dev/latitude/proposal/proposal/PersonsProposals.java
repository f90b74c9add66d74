package dev.latitude.proposal.proposal;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.OwnTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Everything that one person wrote or was asked, however much that is. It is read a page at a time,
 * as it is asked for, and no connection is held in between.
 */
@ApplicationScoped
public class PersonsProposals {
  private static final int PAGE = 50;

  private final ProposalRepository repository;
  private final Proposals proposals;

  PersonsProposals(ProposalRepository repository, Proposals proposals) {
    this.repository = repository;
    this.proposals = proposals;
  }

  /** What they wrote, and then what was put before them, as far as the viewer may see it. */
  public Stream<Proposal> all(String person, Actor viewer) {
    var written = new ProposalListParams();
    written.author = person;
    var asked = new ProposalListParams();
    asked.approver = person;
    return Stream.concat(all(viewer, written), all(viewer, asked));
  }

  private Stream<Proposal> all(Actor viewer, ProposalListParams filter) {
    return Stream.iterate(
            page(viewer, filter, Optional.empty()),
            page -> !page.isEmpty(),
            page -> page(viewer, filter, Optional.of(page.getLast().id())))
        .flatMap(List::stream);
  }

  private List<Proposal> page(Actor viewer, ProposalListParams filter, Optional<UUID> before) {
    return repository.list(new ProposalQuery(viewer, filter, proposals.today(), before, PAGE));
  }

  public ProposalView view(Proposal proposal, Actor viewer) {
    return ProposalView.from(proposal, viewer, proposals.today());
  }

  /** What was on the table, of a proposal that the viewer sees, oldest first. */
  public Stream<RevisionView> revisions(Proposal proposal) {
    return Stream.iterate(
            revisions(proposal, 0),
            page -> !page.isEmpty(),
            page -> revisions(proposal, page.getLast().number()))
        .flatMap(List::stream)
        .map(revision -> RevisionView.from(proposal.id(), revision));
  }

  private List<Revision> revisions(Proposal proposal, int afterNumber) {
    return OwnTransaction.call(() -> repository.wholeRevisions(proposal.id(), afterNumber, PAGE));
  }

  /** Some of what they wrote or were asked that has not come to its end. */
  public List<Proposal> unfinished(String person, int most) {
    return repository.unfinished(person, most).stream().limit(most).toList();
  }
}
