package dev.latitude.proposal.followup;

import dev.latitude.proposal.proposal.Proposal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Chains of proposals in the database. */
@ApplicationScoped
class ChainRepository {
  /** More than anybody writes in a working life; what lies further away is left out. */
  static final int LONGEST = 200;

  private final EntityManager entities;

  ChainRepository(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Up from one to the first that nothing precedes, then down to everything that follows any of
   * them; ids are made in the order of time, so sorting by id puts the oldest first. Each step is
   * one look into an index.
   */
  List<Proposal> of(UUID member) {
    @SuppressWarnings("unchecked") // the result class is given
    List<Proposal> chain =
        entities
            .createNativeQuery(
                """
                with recursive
                  above as (
                    select id, follows from proposal where id = :member
                    union all
                    select earlier.id, earlier.follows from proposal earlier join above on earlier.id = above.follows),
                  below as (
                    select id from above where follows is null
                    union all
                    select later.id from proposal later join below on later.follows = below.id)
                select * from proposal where id in (select id from below limit :longest) order by id
                """,
                Proposal.class)
            .setParameter("member", member)
            .setParameter("longest", LONGEST)
            .getResultList();
    return chain;
  }
}
