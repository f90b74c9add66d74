package dev.latitude.kit.people;

import dev.latitude.kit.history.Pseudonym;
import dev.latitude.kit.time.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who is to be forgotten, or was. */
@Entity
@Table(name = "pseudonymisation")
class Pseudonymisation {
  @Id private UUID id;
  @Nullable private String person;
  private String pseudonym;

  @Column(name = "requested_by")
  private String requestedBy;

  @Column(name = "requested_at")
  private Instant requestedAt;

  private long things;

  @Nullable
  @Column(name = "finished_at")
  private Instant finishedAt;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Pseudonymisation() {}

  Pseudonymisation(String person, String pseudonym, String requestedBy, Instant requestedAt) {
    this.id = Ids.next();
    this.person = person;
    this.pseudonym = pseudonym;
    this.requestedBy = requestedBy;
    this.requestedAt = requestedAt;
  }

  UUID id() {
    return id;
  }

  Instant requestedAt() {
    return requestedAt;
  }

  String requestedBy() {
    return requestedBy;
  }

  String pseudonym() {
    return pseudonym;
  }

  /** Whom, by what; only before it is finished. */
  Pseudonym replacing(Set<String> properties) {
    return new Pseudonym(Objects.requireNonNull(person), pseudonym, properties);
  }

  void countThing() {
    things++;
  }

  void finish(Instant time) {
    person = null;
    finishedAt = time;
  }

  PseudonymisationView view() {
    return new PseudonymisationView(
        id,
        finishedAt == null ? PseudonymisationState.RUNNING : PseudonymisationState.DONE,
        pseudonym,
        things,
        requestedBy,
        requestedAt,
        finishedAt);
  }
}
