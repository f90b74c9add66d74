package dev.latitude.pilot;

import dev.latitude.pilot.measurement.Tallied;
import dev.latitude.pilot.pilot.PilotEvent;
import dev.latitude.pilot.trigger.Judgement;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Locale;

/** Counts what operators watch, once it is committed. */
@ApplicationScoped
class PilotMetrics {
  private final MeterRegistry meters;

  PilotMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void evaluated(@Observes(during = TransactionPhase.AFTER_SUCCESS) Judgement judgement) {
    var verdict = judgement.verdict().name().toLowerCase(Locale.ROOT);
    meters.counter("latitude.pilot.evaluations", "verdict", verdict).increment();
  }

  void reverted(@Observes(during = TransactionPhase.AFTER_SUCCESS) PilotEvent.Reverted reversion) {
    var cause = reversion.trigger() == null ? "manager" : "guardrail";
    meters.counter("latitude.pilot.reversions", "cause", cause).increment();
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
    meters.counter("latitude.pilot.measurements", "outcome", outcome).increment(rows);
  }
}
