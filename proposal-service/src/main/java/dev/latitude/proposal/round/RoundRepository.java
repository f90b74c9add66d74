package dev.latitude.proposal.round;

import dev.latitude.proposal.proposal.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Finds the revisions in which a right changed. */
@ApplicationScoped
class RoundRepository {
  private final EntityManager database;

  RoundRepository(EntityManager database) {
    this.database = database;
  }

  /**
   * The revisions that say something else about the decision than the one before, oldest first. All
   * revisions of the one proposal are looked at to know, by its key and within the database.
   */
  List<Revision> changing(UUID proposal, String decision, int afterNumber, int limit) {
    @SuppressWarnings("unchecked") // the result class is given
    List<Revision> revisions =
        database
            .createNativeQuery(
                """
                select revision.* from proposal_revision revision
                join (
                  select number, asked, lag(asked) over (order by number) as asked_before
                  from (
                    select number, jsonb_path_query_first(
                      content, '$.rights[*] ? (@.decision == $decision)',
                      jsonb_build_object('decision', cast(:decision as text))) as asked
                    from proposal_revision where proposal_id = :proposal
                  ) each
                ) told on told.number = revision.number and told.asked is distinct from told.asked_before
                where revision.proposal_id = :proposal and revision.number > :after
                order by revision.number limit :limit
                """,
                Revision.class)
            .setParameter("proposal", proposal)
            .setParameter("decision", decision)
            .setParameter("after", afterNumber)
            .setParameter("limit", limit)
            .getResultList();
    return revisions;
  }
}
