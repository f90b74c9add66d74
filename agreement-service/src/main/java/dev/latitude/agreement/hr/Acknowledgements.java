package dev.latitude.agreement.hr;

import dev.latitude.kit.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Notes what HR says it holds. An acknowledgement only ever goes forward, so one that comes twice,
 * or late, does no harm; that is why it needs no {@code If-Match}.
 */
@ApplicationScoped
public class Acknowledgements {
  private final AcknowledgementStore store;
  private final MeterRegistry metrics;
  private final Clock clock;

  Acknowledgements(AcknowledgementStore store, MeterRegistry metrics, Clock clock) {
    this.store = store;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Transactional
  AcknowledgementView acknowledge(UUID agreement, AcknowledgementRequest told, String by) {
    var held = store.lock(agreement).orElseThrow(ProblemException::notFound);
    var before = held.acknowledged();
    if (!store.wasTold(agreement, told.revision())) {
      throw new HrRefusal.UnknownRevision(told.revision(), held.current());
    }
    if (before != null && told.revision() < before.revision()) {
      throw new HrRefusal.OlderRevision(told.revision(), before.revision());
    }
    if (before != null && isTheSame(before, told)) {
      return AcknowledgementView.from(agreement, before, held.current());
    }
    var now = clock.instant();
    store.keep(agreement, told, by, now);
    metrics.counter("latitude.hr.acknowledgements").increment();
    return AcknowledgementView.from(
        agreement, new Acknowledgement(told.hrId(), told.revision(), now), held.current());
  }

  private static boolean isTheSame(Acknowledgement before, AcknowledgementRequest told) {
    return before.revision() == told.revision() && before.hrId().equals(told.hrId());
  }

  /** Empty while HR has not said that it holds anything of it. */
  public Optional<AcknowledgementView> find(UUID agreement) {
    return store
        .find(agreement)
        .flatMap(
            held ->
                Optional.ofNullable(held.acknowledged())
                    .map(told -> AcknowledgementView.from(agreement, told, held.current())));
  }

  SyncStatusPage status(SyncStatusParams params) {
    var found = store.waiting(params.after(), params.limit() + 1);
    return SyncStatusPage.of(found, params.limit(), store.backlog());
  }
}
