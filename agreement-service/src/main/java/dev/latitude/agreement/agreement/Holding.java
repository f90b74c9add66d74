package dev.latitude.agreement.agreement;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time in which one version's rights hold, from a moment until (and without) another. */
record Holding(int version, Terms terms, Instant from, @Nullable Instant until) {
  /** The part of it that is not before the moment. */
  Optional<Holding> since(Instant moment) {
    var begin = from.isAfter(moment) ? from : moment;
    return until == null || begin.isBefore(until)
        ? Optional.of(new Holding(version, terms, begin, until))
        : Optional.empty();
  }
}
