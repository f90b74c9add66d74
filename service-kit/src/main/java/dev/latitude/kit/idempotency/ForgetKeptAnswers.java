package dev.latitude.kit.idempotency;

import dev.latitude.kit.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** First answers are kept for a day; this lets go of the older ones. */
@ApplicationScoped
class ForgetKeptAnswers implements RecurringJob {
  private final KeptAnswers answers;

  ForgetKeptAnswers(KeptAnswers answers) {
    this.answers = answers;
  }

  @Override
  public String name() {
    return "forget-kept-answers";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    answers.forgetExpired();
  }
}
