package dev.latitude.pilot.context;

import dev.latitude.kit.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Lets pilots react to the context events that touch more of them than one transaction bears. */
@ApplicationScoped
class ReactToContextEvents implements RecurringJob {
  private final ContextReactions reactions;

  ReactToContextEvents(ContextReactions reactions) {
    this.reactions = reactions;
  }

  @Override
  public String name() {
    return "react-to-context-events";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted() && reactions.reactNext()) {
      // the next batch, in a transaction of its own
    }
  }
}
