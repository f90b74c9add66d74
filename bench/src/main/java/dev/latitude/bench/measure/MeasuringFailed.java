package dev.latitude.bench.measure;

import dev.latitude.bench.load.Outcome;

/** A round in which something was not answered, or wrongly: its times say nothing. */
public final class MeasuringFailed extends RuntimeException {
  public MeasuringFailed(String benchmark, String side, Outcome outcome) {
    super(
        "%s: %d of %d operations failed on the side %s, first with: %s"
            .formatted(
                benchmark,
                outcome.failures(),
                outcome.failures() + outcome.operations(),
                side,
                outcome.firstFailure()));
  }
}
