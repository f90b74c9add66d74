package dev.latitude.proposal.negotiation;

import dev.latitude.kit.jobs.RecurringJob;
import dev.latitude.proposal.proposal.Proposals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Reminds of answers that are owed soon, and tells of those that are late. */
@ApplicationScoped
class OverdueAnswers implements RecurringJob {
  private static final int BATCH = 100;

  private final Proposals proposals;

  OverdueAnswers(Proposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public String name() {
    return "overdue-answers";
  }

  /** Days turn once a day; a minute is how late after midnight a reader may hear of it. */
  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    while (proposals.remind(BATCH) == BATCH) {
      // the next batch, in a transaction of its own
    }
    while (proposals.reportOverdue(BATCH) == BATCH) {
      // the next batch, in a transaction of its own
    }
  }
}
