package dev.latitude.agreement.verification;

import dev.latitude.kit.problem.OwnTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.concurrent.Callable;

/**
 * Reads all of something as it is at one moment. What is kept in several places is held against
 * itself; a command that comes between two readings would look as if somebody had changed it.
 */
@ApplicationScoped
public class OneState {
  private final EntityManager entities;

  OneState(EntityManager entities) {
    this.entities = entities;
  }

  /** Must be called outside a transaction: it is one itself, in which nothing can be written. */
  public <T> T read(Callable<T> reading) {
    return OwnTransaction.call(
        () -> {
          int _ =
              entities
                  .createNativeQuery("set transaction isolation level repeatable read, read only")
                  .executeUpdate();
          return reading.call();
        });
  }
}
