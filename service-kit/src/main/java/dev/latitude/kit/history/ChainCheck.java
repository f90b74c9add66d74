package dev.latitude.kit.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.UUID;

/**
 * Computes the hashes of a thing's history anew from what is stored, and so finds what was changed
 * after it had happened.
 */
@ApplicationScoped
public class ChainCheck {
  /** How many events are in memory at a time. */
  private static final int PAGE = 200;

  private final EntityManager entities;

  ChainCheck(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Whether every event is what it was when it was appended, none is missing between the first and
   * the last, and the last is the one whose hash the thing keeps.
   *
   * @param headHash as it was read in this transaction; one that does not see what others commit
   *     meanwhile, since a command in between is no change of the history
   */
  @Transactional
  public boolean isWhole(UUID subject, byte[] headHash) {
    byte[] previous = null;
    long revision = 0;
    while (true) {
      var events =
          entities
              .createQuery(
                  "from StoredEvent where subject = :subject and revision > :after order by revision",
                  StoredEvent.class)
              .setParameter("subject", subject)
              .setParameter("after", revision)
              .setMaxResults(PAGE)
              .getResultList();
      for (var event : events) {
        revision++;
        if (!event.is(revision, previous) || !event.isIntact()) {
          return false;
        }
        previous = event.hash();
        entities.detach(event);
      }
      if (events.size() < PAGE) {
        return Arrays.equals(previous, headHash);
      }
    }
  }
}
