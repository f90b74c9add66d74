package dev.latitude.kit.history;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thing with an identity and a history. Its version is the number of events so far, so a version
 * names a state, an ETag and a place in the history all at once; the database refuses two events
 * with one number, and with them a lost update.
 */
@MappedSuperclass
public abstract class Aggregate {
  @Id private UUID id;

  @Column(nullable = false)
  private long version;

  @Column(name = "head_hash")
  private byte @Nullable [] headHash;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  @Column(name = "updated_at", nullable = false)
  private Instant updatedAt;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Aggregate() {}

  protected Aggregate(UUID id, Instant createdAt) {
    this.id = id;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  public UUID id() {
    return id;
  }

  public long version() {
    return version;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  byte @Nullable [] headHash() {
    return headHash;
  }

  void advance(byte[] newHead, Instant time) {
    version++;
    headHash = newHead;
    updatedAt = time;
  }
}
