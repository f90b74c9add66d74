package dev.latitude.kit.sample;

import dev.latitude.kit.history.History;
import dev.latitude.kit.problem.OwnTransaction;
import dev.latitude.kit.time.Ids;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
  private final AgroalDataSource database;

  Notes(
      EntityManager entities,
      History history,
      Clock clock,
      TransactionSynchronizationRegistry transaction,
      AgroalDataSource database) {
    this.transaction = transaction;
    this.database = database;
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

  /** What is done once the transaction has outlasted its time, before it would be committed. */
  public enum Then {
    NOTHING,
    CALL,
    QUERY,
    WRITE,
    STATEMENT
  }

  /** Takes longer than it may, in a transaction by annotation. */
  @Transactional
  @TransactionConfiguration(timeout = 1)
  public void writeTooSlowly(String text, Then then) throws Exception {
    writeSlowly(text, then);
  }

  /** The same in one by program. */
  public void writeTooSlowlyByProgram(String text, Then then) {
    OwnTransaction.call(
        QuarkusTransaction.requiringNew().timeout(1),
        () -> {
          writeSlowly(text, then);
          return text;
        });
  }

  private void writeSlowly(String text, Then then) throws Exception {
    write("robin", text);
    entities.flush();
    while (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
      Thread.sleep(50);
    }
    switch (then) {
      case NOTHING -> {}
      case CALL -> count(text);
      case QUERY -> query(text);
      case WRITE -> {
        entities.persist(new Note(Ids.next(), clock.instant(), text));
        entities.flush();
      }
      case STATEMENT -> {
        try (var connection = database.getConnection();
            var statement = connection.createStatement()) {
          statement.execute("select 1");
        }
      }
    }
  }

  @Transactional
  public long count(String text) {
    return query(text);
  }

  private long query(String text) {
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
