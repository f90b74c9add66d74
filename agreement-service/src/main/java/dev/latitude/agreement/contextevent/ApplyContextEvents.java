package dev.latitude.agreement.contextevent;

import dev.latitude.kit.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Lets agreements react to the context events that touch more of them than one transaction bears.
 */
@ApplicationScoped
class ApplyContextEvents implements RecurringJob {
  private final ContextEvents events;

  ApplyContextEvents(ContextEvents events) {
    this.events = events;
  }

  @Override
  public String name() {
    return "apply-context-events";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void run() {
    while (events.applyNext()) {
      // the next batch, in a transaction of its own
    }
  }
}
