package dev.latitude.agreement.agreement;

import dev.latitude.kit.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Lets time pass for agreements: amendments take effect, agreements end, offers expire, signatures
 * and reviews are asked for. Each is told once. The register does not wait for it.
 */
@ApplicationScoped
class PassingTime implements RecurringJob {
  private static final int BATCH = 100;

  private final AgreementChanges changes;

  PassingTime(AgreementChanges changes) {
    this.changes = changes;
  }

  @Override
  public String name() {
    return "agreements-in-time";
  }

  /** How late a reader may hear of what a day has brought. */
  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    while (changes.passTime(BATCH) == BATCH) {
      // the next batch, in a transaction of its own
    }
  }
}
