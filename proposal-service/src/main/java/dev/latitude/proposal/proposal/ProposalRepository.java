package dev.latitude.proposal.proposal;

import dev.latitude.kit.history.AggregateReader;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Proposals and their revisions in the database. */
@ApplicationScoped
class ProposalRepository implements PanacheRepositoryBase<Proposal, UUID> {
  private final AggregateReader reader;

  ProposalRepository(AggregateReader reader) {
    this.reader = reader;
  }

  /** Only to be read. */
  Optional<Proposal> read(UUID id) {
    return reader.find(Proposal.class, id);
  }

  /** Only to be read. */
  List<Proposal> list(ProposalQuery which) {
    if (which.isOfNothing()) {
      return List.of();
    }
    return reader.list(Proposal.class, which.sql(), which.parameters());
  }

  void persist(Revision revision) {
    getEntityManager().persist(revision);
  }

  Optional<Revision> revision(UUID proposal, int number) {
    return Optional.ofNullable(
        getEntityManager().find(Revision.class, new Revision.Key(proposal, number)));
  }

  List<RevisionSummary> revisions(UUID proposal, int afterNumber, int limit) {
    return getEntityManager()
        .createQuery(
            """
            select r.key.number, r.author, r.submittedAt from Revision r
            where r.key.proposalId = :proposal and r.key.number > :after order by r.key.number
            """,
            RevisionSummary.class)
        .setParameter("proposal", proposal)
        .setParameter("after", afterNumber)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Whose answer is to be reminded of; another replica's are passed over. */
  List<Proposal> lockUnreminded(LocalDate today, int limit) {
    return lock(
        """
        select * from proposal
        where remind_on <= :today
        order by remind_on limit :limit
        for update skip locked
        """,
        today,
        limit);
  }

  /**
   * A part of what a person wrote, or was asked, that has not come to its end. As in {@link
   * ProposalQuery}, only the index by person and state has this order: no guess at how much there
   * may be leads past it.
   */
  static String unfinished(int limit) {
    return """
    (select * from proposal
     where author between :person and :person and state in ('DRAFT', 'UNDER_REVIEW', 'COUNTERED')
     order by author, state, id desc limit %1$d)
    union all
    (select * from proposal
     where approver between :person and :person and state in ('UNDER_REVIEW', 'COUNTERED') and revision_number > 0
     order by approver, state, id desc limit %1$d)
    """
        .formatted(limit);
  }

  /** Only to be read. */
  List<Proposal> unfinished(String person, int limit) {
    return reader.list(Proposal.class, unfinished(limit), Map.of("person", person));
  }

  /** From the one after the number on, with what they say. */
  List<Revision> wholeRevisions(UUID proposal, int afterNumber, int limit) {
    return getEntityManager()
        .createQuery(
            "from Revision r where r.key.proposalId = :proposal and r.key.number > :after order by r.key.number",
            Revision.class)
        .setParameter("proposal", proposal)
        .setParameter("after", afterNumber)
        .setMaxResults(limit)
        .getResultList();
  }

  /** What waits past its day and was not told yet; another replica's are passed over. */
  List<Proposal> lockUnreportedOverdue(LocalDate today, int limit) {
    return lock(
        """
        select * from proposal
        where awaiting is not null and not overdue_reported and respond_by < :today
        order by respond_by limit :limit
        for update skip locked
        """,
        today,
        limit);
  }

  private List<Proposal> lock(String sql, LocalDate today, int limit) {
    @SuppressWarnings("unchecked") // the result class is given
    List<Proposal> proposals =
        getEntityManager()
            .createNativeQuery(sql, Proposal.class)
            .setParameter("today", today)
            .setParameter("limit", limit)
            .getResultList();
    return proposals;
  }
}
