package dev.latitude.kit.people;

import dev.latitude.kit.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;

/** Forgets those who are to be forgotten. */
@ApplicationScoped
class PseudonymisePeople implements RecurringJob {
  private final Forgetting forgetting;

  PseudonymisePeople(Forgetting forgetting) {
    this.forgetting = forgetting;
  }

  @Override
  public String name() {
    return "pseudonymise-people";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  /** One that cannot be carried out holds up no other. */
  @Override
  public void run() {
    var failures = new ArrayList<RuntimeException>();
    for (var id : forgetting.underWay()) {
      try {
        forgetting.carryOut(id);
      } catch (RuntimeException failure) {
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      var first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }
}
