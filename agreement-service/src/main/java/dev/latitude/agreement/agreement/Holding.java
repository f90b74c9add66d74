package dev.latitude.agreement.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time in which one version's rights hold, from a moment until (and without) another. */
record Holding(int version, Terms terms, Instant from, @Nullable Instant until) {
  /**
   * When which version's rights hold, as things stand: those of the version in force, and after
   * them those of the one that both have signed for later. While it is suspended it is when they
   * would hold.
   */
  static List<Holding> of(Agreement agreement) {
    if (!AgreementState.BINDING.contains(agreement.state())) {
      return List.of();
    }
    var end = agreement.endsAt();
    var terms = agreement.terms();
    var amendment = agreement.amendment();
    if (amendment == null || !amendment.isAgreed()) {
      return List.of(new Holding(agreement.versionNumber(), terms, terms.begin(), end));
    }
    var next = amendment.wording();
    var turn = next.terms().begin();
    var first =
        new Holding(
            agreement.versionNumber(),
            terms,
            terms.begin(),
            end == null || turn.isBefore(end) ? turn : end);
    return end == null || turn.isBefore(end)
        ? List.of(first, new Holding(next.number(), next.terms(), turn, end))
        : List.of(first);
  }

  /** The part of it that is not before the moment. */
  Optional<Holding> since(Instant moment) {
    var begin = from.isAfter(moment) ? from : moment;
    return until == null || begin.isBefore(until)
        ? Optional.of(new Holding(version, terms, begin, until))
        : Optional.empty();
  }
}
