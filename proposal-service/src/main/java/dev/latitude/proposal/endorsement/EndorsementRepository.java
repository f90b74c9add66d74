package dev.latitude.proposal.endorsement;

import dev.latitude.proposal.proposal.Proposal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Endorsements in the database. */
@ApplicationScoped
class EndorsementRepository implements PanacheRepositoryBase<Endorsement, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  Optional<OnTable> onTable(UUID proposal, UUID id, LockModeType lock) {
    return findByIdOptional(id, lock)
        .filter(endorsement -> endorsement.proposalId().equals(proposal))
        .map(
            endorsement ->
                new OnTable(endorsement, getEntityManager().find(Proposal.class, proposal)));
  }

  List<Endorsement> ofProposal(
      UUID proposal, Set<EndorsementState> states, Optional<UUID> before, int limit) {
    return find(
            "proposalId = ?1 and state in ?2 and id < ?3 order by id desc",
            proposal,
            states,
            before.orElse(AFTER_ALL))
        .range(0, limit - 1)
        .list();
  }

  /** In one query with what is on the table of each, which says how fresh it is. */
  List<OnTable> ofAlly(
      String ally, @Nullable EndorsementState state, Optional<UUID> before, int limit) {
    return getEntityManager()
        .createQuery(
            """
            select e, p from Endorsement e join Proposal p on p.id = e.proposalId
            where e.ally = :ally and e.state in :states and e.id < :before order by e.id desc
            """,
            OnTable.class)
        .setParameter("ally", ally)
        .setParameter(
            "states", state == null ? EnumSet.allOf(EndorsementState.class) : EnumSet.of(state))
        .setParameter("before", before.orElse(AFTER_ALL))
        .setMaxResults(limit)
        .getResultList();
  }

  /** All of a proposal. */
  List<OnTable> ofProposal(Proposal proposal) {
    return list("proposalId = ?1 order by id desc", proposal.id()).stream()
        .map(endorsement -> new OnTable(endorsement, proposal))
        .toList();
  }

  List<Endorsement> all(Set<UUID> ids) {
    return list("id in ?1", ids);
  }

  /** For which proposals they are. */
  Map<UUID, UUID> proposals(Set<UUID> ids) {
    return getEntityManager()
        .createQuery("select id, proposalId from Endorsement where id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1]));
  }

  List<Endorsement> given(UUID proposal) {
    return list("proposalId = ?1 and state = ?2", proposal, EndorsementState.GIVEN);
  }

  Optional<Endorsement> standing(UUID proposal, String ally, EndorsementState state) {
    return find("proposalId = ?1 and ally = ?2 and state = ?3", proposal, ally, state)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  long asked(UUID proposal) {
    return count("proposalId", proposal);
  }
}
