package dev.latitude.kit.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Appends what happened to a thing, in the transaction in which it happened. It is audit trail,
 * feed and outbox at once.
 */
@ApplicationScoped
public class History {
  /** Told when a transaction that appended something has committed. */
  record Appended() {}

  private final EntityManager entities;
  private final ObjectMapper json;
  private final Clock clock;
  private final Event<Appended> appended;

  History(EntityManager entities, ObjectMapper json, Clock clock, Event<Appended> appended) {
    this.entities = entities;
    this.json = json;
    this.clock = clock;
    this.appended = appended;
  }

  /**
   * The caller must hold the thing's row lock (or have just made the thing): the next event links
   * to the last one.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(Aggregate thing, String actor, DomainEvent event) {
    var time = clock.instant();
    var stored = StoredEvent.after(thing, event.type(), time, actor, data(event));
    thing.advance(stored.hash(), time);
    entities.persist(stored);
    appended.fire(new Appended());
  }

  /**
   * The same for a thing that was deleted, and to which nothing else happens any more: its history
   * stays.
   *
   * @return whether there is such a history
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean appendToDeleted(UUID thing, String actor, DomainEvent event) {
    var last =
        entities
            .createQuery(
                "from StoredEvent where subject = :subject order by revision desc",
                StoredEvent.class)
            .setParameter("subject", thing)
            .setMaxResults(1)
            .getResultStream()
            .findFirst();
    last.ifPresent(
        link -> {
          entities.persist(link.next(event.type(), clock.instant(), actor, data(event)));
          appended.fire(new Appended());
        });
    return last.isPresent();
  }

  private String data(DomainEvent event) {
    try {
      return json.writeValueAsString(event);
    } catch (JsonProcessingException notSerializable) {
      throw new IllegalStateException(
          "The event " + event.type() + " cannot be written as JSON", notSerializable);
    }
  }
}
