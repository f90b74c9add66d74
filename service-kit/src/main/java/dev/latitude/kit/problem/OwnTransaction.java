package dev.latitude.kit.problem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunnerOptions;
import jakarta.transaction.Status;
import java.util.concurrent.Callable;

/** A transaction that is begun by program, and says so when it has outlasted its time. */
public final class OwnTransaction {
  private OwnTransaction() {}

  public static <T> T call(Callable<T> work) {
    return call(QuarkusTransaction.requiringNew(), work);
  }

  /**
   * The transaction manager undoes what outlasts its time from a thread of its own. Whatever uses
   * it afterwards fails in a way of its own, of which none names the reason.
   */
  public static <T> T call(TransactionRunnerOptions transaction, Callable<T> work) {
    return transaction.call(
        () -> {
          try {
            return work.call();
          } catch (Exception failure) {
            throw isUndone() ? new TookTooLongException(failure) : failure;
          }
        });
  }

  /** Whether it is being undone, or was: work by itself only marks it. */
  private static boolean isUndone() {
    int status = QuarkusTransaction.getStatus();
    return status != Status.STATUS_ACTIVE && status != Status.STATUS_MARKED_ROLLBACK;
  }
}
