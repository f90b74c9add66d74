package dev.latitude.pilot.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reviews in the database. */
@ApplicationScoped
class ReviewRepository implements PanacheRepositoryBase<Review, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  List<LocalDate> datesHeld(UUID pilot) {
    return getEntityManager()
        .createQuery(
            "select reviewDate from Review where pilotId = :pilot and reviewDate is not null",
            LocalDate.class)
        .setParameter("pilot", pilot)
        .getResultList();
  }

  List<Review> newest(UUID pilot, Optional<UUID> before, int limit) {
    return find("pilotId = ?1 and id < ?2 order by id desc", pilot, before.orElse(AFTER_ALL))
        .page(0, limit)
        .list();
  }

  /** Those that the person held. */
  List<Review> newestOf(String person, UUID pilot, Optional<UUID> before, int limit) {
    return find(
            "pilotId = ?1 and id < ?2 and heldBy = ?3 order by id desc",
            pilot,
            before.orElse(AFTER_ALL),
            person)
        .page(0, limit)
        .list();
  }

  Optional<Review> ofPilot(UUID pilot, UUID id) {
    return findByIdOptional(id).filter(review -> review.pilotId().equals(pilot));
  }
}
