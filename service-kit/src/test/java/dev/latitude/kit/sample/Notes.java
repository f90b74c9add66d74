package dev.latitude.kit.sample;

import dev.latitude.kit.history.History;
import dev.latitude.kit.time.Ids;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

@ApplicationScoped
public class Notes {
  private final EntityManager entities;
  private final History history;
  private final Clock clock;
  private final TransactionSynchronizationRegistry transaction;

  Notes(
      EntityManager entities,
      History history,
      Clock clock,
      TransactionSynchronizationRegistry transaction) {
    this.transaction = transaction;
    this.entities = entities;
    this.history = history;
    this.clock = clock;
  }

  @Transactional
  public Note write(String person, String text) {
    var note = new Note(Ids.next(), clock.instant(), text);
    history.append(note, person, new Note.Written(text));
    entities.persist(note);
    return note;
  }

  /** Takes longer than it may, before its last statement or only before the commit. */
  @Transactional
  @TransactionConfiguration(timeout = 1)
  public void writeTooSlowly(String text, boolean asksAgain) throws InterruptedException {
    write("robin", text);
    entities.flush();
    while (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
      Thread.sleep(50);
    }
    if (asksAgain) {
      count(text);
    }
  }

  @Transactional
  public long count(String text) {
    return entities
        .createQuery("select count(n) from Note n where n.text = :text", Long.class)
        .setParameter("text", text)
        .getSingleResult();
  }

  @Transactional
  public Note rewrite(UUID id, String person, String text) {
    var note = entities.find(Note.class, id, LockModeType.PESSIMISTIC_WRITE);
    history.append(note, person, note.change(text));
    return note;
  }

  @Transactional
  public Note find(UUID id) {
    return entities.find(Note.class, id);
  }
}
