package dev.latitude.proposal.friction;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Entries in the database. Every question names the author: there is no way to ask without. */
@ApplicationScoped
class FrictionEntryRepository implements PanacheRepositoryBase<FrictionEntry, UUID> {
  Optional<FrictionEntry> ofAuthor(String author, UUID id) {
    return find("id = ?1 and author = ?2", id, author).firstResultOptional();
  }

  Optional<FrictionEntry> ofAuthorForChange(String author, UUID id) {
    return find("id = ?1 and author = ?2", id, author)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /**
   * Walks the author's index from the newest day down and stops at the limit; the pair of day and
   * id is compared as one, so a page costs the same however deep it lies.
   */
  List<FrictionEntry> newestFirst(
      String author, FrictionFilter filter, FrictionEntryKey after, int limit) {
    var query =
        getEntityManager()
            .createNativeQuery(
                "select * from friction_entry where author = :author and (day, id) < (:day, :id)"
                    + (filter.sign() == null ? "" : " and sign = :sign")
                    + (filter.decision() == null ? "" : " and decision = :decision")
                    + (filter.from() == null ? "" : " and day >= :from")
                    + (filter.to() == null ? "" : " and day <= :to")
                    + " order by day desc, id desc limit :limit",
                FrictionEntry.class)
            .setParameter("author", author)
            .setParameter("day", after.day())
            .setParameter("id", after.id())
            .setParameter("limit", limit);
    if (filter.sign() != null) {
      query.setParameter("sign", filter.sign().name());
    }
    if (filter.decision() != null) {
      query.setParameter("decision", filter.decision());
    }
    if (filter.from() != null) {
      query.setParameter("from", filter.from());
    }
    if (filter.to() != null) {
      query.setParameter("to", filter.to());
    }
    @SuppressWarnings("unchecked") // the result class is given above
    List<FrictionEntry> entries = query.getResultList();
    return entries;
  }

  /**
   * Makes additions to one person's log come one after the other until each has committed, on
   * whichever replica; what is counted afterwards is still true when the entry is added.
   */
  long countWithNobodyAdding(String author) {
    getEntityManager()
        .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:log, 0)) as text)")
        .setParameter("log", "friction log of " + author)
        .getSingleResult();
    return count("author", author);
  }
}
