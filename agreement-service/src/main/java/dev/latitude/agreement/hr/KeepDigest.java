package dev.latitude.agreement.hr;

import dev.latitude.kit.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Hashes what has changed before anybody asks for it. */
@ApplicationScoped
class KeepDigest implements RecurringJob {
  private final Digests digests;

  KeepDigest(Digests digests) {
    this.digests = digests;
  }

  @Override
  public String name() {
    return "keep-hr-digest";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(30);
  }

  @Override
  public void run() {
    while (digests.hashNext() == Digests.BATCH) {
      // the next batch, in a transaction of its own
    }
  }
}
