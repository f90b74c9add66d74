package dev.latitude.proposal.proposal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proposals and their revisions in the database. */
@ApplicationScoped
class ProposalRepository implements PanacheRepositoryBase<Proposal, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  /**
   * The newest proposals of a person, as author or as approver. Each half walks its own index from
   * the newest down and stops at the limit, so a page costs the same however many proposals there
   * are; one OR over both columns would sort everything the person ever saw.
   */
  List<Proposal> ofPerson(
      String person, @Nullable ProposalState state, Optional<UUID> before, int limit) {
    var states = state == null ? "" : " and state = :state";
    var query =
        getEntityManager()
            .createNativeQuery(
                """
                (select * from proposal where author = :person and id < :before%1$s order by id desc limit :limit)
                union all
                (select * from proposal where approver = :person and revision_number > 0 and id < :before%1$s order by id desc limit :limit)
                order by id desc limit :limit
                """
                    .formatted(states),
                Proposal.class)
            .setParameter("person", person)
            .setParameter("before", before.orElse(AFTER_ALL))
            .setParameter("limit", limit);
    if (state != null) {
      query.setParameter("state", state.name());
    }
    @SuppressWarnings("unchecked") // the result class is given above
    List<Proposal> proposals = query.getResultList();
    return proposals;
  }

  void persist(Revision revision) {
    getEntityManager().persist(revision);
  }

  Optional<Revision> revision(UUID proposal, int number) {
    return Optional.ofNullable(
        getEntityManager().find(Revision.class, new Revision.Key(proposal, number)));
  }
}
