package dev.latitude.pilot;

import dev.latitude.pilot.measurement.Tallied;
import dev.latitude.pilot.pilot.PilotEvent;
import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Locale;

/** Counts what operators watch, once it is committed. */
@ApplicationScoped
class PilotMetrics {
  private static final String EVALUATIONS = "latitude.pilot.evaluations";
  private static final String REVERSIONS = "latitude.pilot.reversions";
  private static final String MEASUREMENTS = "latitude.pilot.measurements";

  private final MeterRegistry meters;

  PilotMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Makes the counters appear before anything happens, so that "nothing yet" is a number. */
  void announce(@Observes StartupEvent event) {
    for (var verdict : Verdict.values()) {
      var _ = meters.counter(EVALUATIONS, "verdict", verdict.name().toLowerCase(Locale.ROOT));
    }
    for (var cause : List.of("manager", "guardrail")) {
      var _ = meters.counter(REVERSIONS, "cause", cause);
    }
    for (var outcome : List.of("recorded", "corrected", "unchanged", "refused")) {
      var _ = meters.counter(MEASUREMENTS, "outcome", outcome);
    }
  }

  void evaluated(@Observes(during = TransactionPhase.AFTER_SUCCESS) Judgement judgement) {
    var verdict = judgement.verdict().name().toLowerCase(Locale.ROOT);
    meters.counter(EVALUATIONS, "verdict", verdict).increment();
  }

  void reverted(@Observes(during = TransactionPhase.AFTER_SUCCESS) PilotEvent.Reverted reversion) {
    var cause = reversion.trigger() == null ? "manager" : "guardrail";
    meters.counter(REVERSIONS, "cause", cause).increment();
  }

  /** What the service told by itself; each once, on whichever replica it was. */
  void told(@Observes(during = TransactionPhase.AFTER_SUCCESS) PilotEvent event) {
    switch (event) {
      case PilotEvent.ReviewDue _,
          PilotEvent.ReviewOverdue _,
          PilotEvent.StatusUpdateOverdue _,
          PilotEvent.DataMissing _,
          PilotEvent.EndReached _ ->
          meters
              .counter("latitude.pilot.told", "kind", event.type().substring("pilot.".length()))
              .increment();
      default -> {}
    }
  }

  void noted(@Observes(during = TransactionPhase.AFTER_SUCCESS) PilotEvent.ContextNoted noted) {
    var reaction = noted.reaction().name().toLowerCase(Locale.ROOT);
    meters.counter("latitude.pilot.context.reactions", "reaction", reaction).increment();
  }

  void reported(@Observes(during = TransactionPhase.AFTER_SUCCESS) Tallied tallied) {
    counted("recorded", tallied.recorded());
    counted("corrected", tallied.corrected());
    counted("unchanged", tallied.unchanged());
  }

  void refused(@Observes Tallied.Refused refused) {
    counted("refused", refused.rows());
  }

  private void counted(String outcome, int rows) {
    meters.counter(MEASUREMENTS, "outcome", outcome).increment(rows);
  }
}
