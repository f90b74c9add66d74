package dev.latitude.pilot.pilot;

import dev.latitude.pilot.trigger.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Other triggers and review dates that a party asks for while the pilot runs. They come to stand
 * when both have acknowledged their hash, and until then the old ones stand.
 */
public record ProposedTriggerSet(
    String hash,
    List<Trigger> triggers,
    List<LocalDate> reviewDates,
    String reason,
    String proposedBy,
    Instant proposedAt,
    List<Acknowledgement> acknowledgements) {

  public ProposedTriggerSet {
    triggers = List.copyOf(triggers);
    reviewDates = List.copyOf(reviewDates);
    acknowledgements = List.copyOf(acknowledgements);
  }

  static ProposedTriggerSet of(Terms changed, String reason, String by, Instant at) {
    return new ProposedTriggerSet(
        TriggerSet.of(changed).hash(),
        changed.triggers(),
        changed.plan().reviewDates(),
        reason,
        by,
        at,
        List.of());
  }

  ProposedTriggerSet acknowledged(Acknowledgement acknowledgement) {
    var all = new ArrayList<>(acknowledgements);
    all.add(acknowledgement);
    return acknowledged(all);
  }

  ProposedTriggerSet withoutWordOf(String person) {
    return acknowledged(
        acknowledgements.stream().filter(ack -> !ack.person().equals(person)).toList());
  }

  private ProposedTriggerSet acknowledged(List<Acknowledgement> by) {
    return new ProposedTriggerSet(hash, triggers, reviewDates, reason, proposedBy, proposedAt, by);
  }

  boolean isAcknowledgedBy(String person) {
    return acknowledgements.stream().anyMatch(ack -> ack.person().equals(person));
  }

  /** Whether of the days that have come by now it names those that were planned, and no other. */
  boolean keepsWhatHasCome(Plan standing, LocalDate today) {
    return standing
        .withReviewDates(reviewDates)
        .reviewDatesCome(today)
        .equals(standing.reviewDatesCome(today));
  }

  /** The first day after the one on which that is so no longer. */
  Optional<LocalDate> growsOldAfter(LocalDate day, Plan standing) {
    return Stream.concat(reviewDates.stream(), standing.reviewDates().stream())
        .filter(date -> date.isAfter(day) && !keepsWhatHasCome(standing, date))
        .min(LocalDate::compareTo);
  }

  Terms appliedTo(Terms terms) {
    return terms.withTriggers(triggers).withPlan(terms.plan().withReviewDates(reviewDates));
  }
}
