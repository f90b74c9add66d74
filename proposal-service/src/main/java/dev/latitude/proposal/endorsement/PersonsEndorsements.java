package dev.latitude.proposal.endorsement;

import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.OwnTransaction;
import dev.latitude.proposal.proposal.Proposal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that one person was asked to support, or asked others to support. */
@ApplicationScoped
public class PersonsEndorsements {
  private static final int PAGE = 50;

  private final EndorsementRepository repository;

  PersonsEndorsements(EndorsementRepository repository) {
    this.repository = repository;
  }

  /**
   * What they were asked, newest first, as far as the viewer may see it. It is read a page at a
   * time, as it is asked for, and no connection is held in between.
   */
  public Stream<EndorsementView> askedOf(String ally, Actor viewer) {
    return Stream.iterate(
            page(ally, Optional.empty()),
            page -> !page.isEmpty(),
            page -> page(ally, Optional.of(page.getLast().endorsement().id())))
        .flatMap(page -> seen(page, viewer));
  }

  private List<OnTable> page(String ally, Optional<UUID> before) {
    return OwnTransaction.call(() -> repository.ofAlly(ally, null, before, PAGE));
  }

  /** The support that was asked for a proposal; of all of it there are only so many. */
  public Stream<EndorsementView> askedFor(Proposal proposal, Actor viewer) {
    return seen(OwnTransaction.call(() -> repository.ofProposal(proposal)), viewer);
  }

  private Stream<EndorsementView> seen(List<OnTable> found, Actor viewer) {
    var shown =
        found.stream()
            .filter(each -> each.endorsement().isVisibleTo(viewer, each.proposal()))
            .toList();
    var earlier = renewed(shown);
    return shown.stream()
        .map(
            each -> {
              var renewed = each.endorsement().renews();
              return EndorsementView.from(
                  each, renewed == null ? null : earlier.get(renewed), viewer);
            });
  }

  private Map<UUID, Endorsement> renewed(List<OnTable> found) {
    var ids =
        found.stream()
            .map(each -> each.endorsement().renews())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return ids.isEmpty()
        ? Map.of()
        : OwnTransaction.call(() -> repository.all(ids)).stream()
            .collect(Collectors.toMap(Aggregate::id, Function.identity()));
  }

  /** For which proposals some of them are. */
  public Map<UUID, UUID> proposalsOf(Set<UUID> endorsements) {
    return OwnTransaction.call(() -> repository.proposals(endorsements));
  }
}
