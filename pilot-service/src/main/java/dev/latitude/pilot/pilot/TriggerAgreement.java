package dev.latitude.pilot.pilot;

import static java.util.stream.Collectors.toMap;

import dev.latitude.pilot.trigger.Trigger;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** Where the two stand about the trigger set: which one stands, and which one is on the table. */
@Embeddable
class TriggerAgreement {
  @Column(name = "trigger_set_hash")
  private String hash;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private List<Acknowledgement> acknowledgements;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Column(name = "proposed_trigger_set")
  private @Nullable ProposedTriggerSet proposed;

  /** By trigger that was changed or added since the start, the pilot's version at that moment. */
  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Column(name = "judged_after")
  private Map<String, Long> judgedAfter;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected TriggerAgreement() {}

  TriggerAgreement(String hash) {
    this.hash = hash;
    this.acknowledgements = List.of();
    this.judgedAfter = Map.of();
  }

  String hash() {
    return hash;
  }

  List<Acknowledgement> acknowledgements() {
    return acknowledgements;
  }

  Optional<ProposedTriggerSet> proposed() {
    return Optional.ofNullable(proposed);
  }

  /** 0 for a trigger that has had its form from the beginning. */
  long judgedAfter(String trigger) {
    return judgedAfter.getOrDefault(trigger, 0L);
  }

  /** Whether the person stands by the set that stands. */
  boolean isAcknowledgedBy(String person) {
    return acknowledgements.stream()
        .anyMatch(ack -> ack.person().equals(person) && ack.triggerSetHash().equals(hash));
  }

  /** Whether a set is on the table that the person does not stand by yet. */
  boolean awaits(String person) {
    return proposed != null && !proposed.isAcknowledgedBy(person);
  }

  /** The set on the table, when that is what the person has read and does not stand by yet. */
  Optional<ProposedTriggerSet> awaited(String person, String read) {
    return proposed().filter(set -> set.hash().equals(read) && !set.isAcknowledgedBy(person));
  }

  /** False when the person has said so before. */
  boolean acknowledge(String person, String read, Instant now) {
    var said = new Acknowledgement(person, read, now);
    if (proposed != null && read.equals(proposed.hash())) {
      if (proposed.isAcknowledgedBy(person)) {
        return false;
      }
      proposed = proposed.acknowledged(said);
      return true;
    }
    if (!read.equals(hash)) {
      throw new PilotRefusal.OtherTriggerSet(proposed == null ? hash : proposed.hash());
    }
    if (isAcknowledgedBy(person)) {
      return false;
    }
    var all = new ArrayList<>(acknowledgements);
    all.add(said);
    acknowledgements = List.copyOf(all);
    return true;
  }

  /** The set on the table, once both stand by it. */
  Optional<ProposedTriggerSet> agreedOn(String author, String approver) {
    return proposed().filter(set -> set.isAcknowledgedBy(author) && set.isAcknowledgedBy(approver));
  }

  /**
   * The person has no part in what is still to be agreed on any more.
   *
   * @param nothingStands whether the set itself is still to be agreed on
   */
  void dropWordOf(String person, boolean nothingStands) {
    if (nothingStands) {
      acknowledgements =
          acknowledgements.stream().filter(ack -> !ack.person().equals(person)).toList();
    }
    if (proposed != null) {
      proposed = proposed.withoutWordOf(person);
    }
  }

  void propose(ProposedTriggerSet other) {
    proposed = other;
  }

  void withdraw() {
    proposed = null;
  }

  /** Before the start nothing stands, so another set takes the place of this one at once. */
  void replaceBy(String other) {
    hash = other;
    acknowledgements = List.of();
  }

  /** The approver granted more time; what was on the table was made for the time there was. */
  void extend(String other, Acknowledgement approvers) {
    hash = other;
    acknowledgements = List.of(approvers);
    proposed = null;
  }

  /**
   * The set on the table comes to stand.
   *
   * @param anew keys of its triggers that hold values against another rule than before
   * @param version the pilot's version up to which values were held against the old ones
   */
  void comesToStand(ProposedTriggerSet agreed, Set<String> anew, long version) {
    hash = agreed.hash();
    acknowledgements = agreed.acknowledgements();
    proposed = null;
    judgedAfter =
        agreed.triggers().stream()
            .map(Trigger::key)
            .filter(key -> anew.contains(key) || judgedAfter.containsKey(key))
            .collect(toMap(key -> key, key -> anew.contains(key) ? version : judgedAfter(key)));
  }
}
