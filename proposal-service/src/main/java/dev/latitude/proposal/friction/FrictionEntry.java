package dev.latitude.proposal.friction;

import dev.latitude.proposal.proposal.WorkScope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One occasion on which its author's autonomy was held back, noted for the author alone. It has no
 * history and no events on purpose (docs/adr/0008): what its author changes or deletes is gone.
 */
@Entity
@Table(name = "friction_entry")
public class FrictionEntry {
  @Id private UUID id;
  private String author;
  private long version;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Enumerated(EnumType.STRING)
  private FrictionSign sign;

  private @Nullable String decision;
  private LocalDate day;

  @Column(name = "waiting_seconds")
  private @Nullable Long waitingSeconds;

  @Enumerated(EnumType.STRING)
  @Column(name = "work_scope")
  private WorkScope workScope;

  private @Nullable String note;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected FrictionEntry() {}

  FrictionEntry(UUID id, Instant now, String author, FrictionEntryContent content) {
    this.id = id;
    this.author = author;
    this.createdAt = now;
    write(content, now);
  }

  void replace(FrictionEntryContent content, Instant now) {
    write(content, now);
  }

  private void write(FrictionEntryContent content, Instant now) {
    sign = content.sign();
    decision = content.decision();
    day = content.day();
    var waited = content.waiting();
    waitingSeconds = waited == null ? null : waited.toSeconds();
    workScope = content.workScope();
    note = content.note();
    updatedAt = now;
    version++;
  }

  public UUID id() {
    return id;
  }

  public String author() {
    return author;
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

  public FrictionSign sign() {
    return sign;
  }

  public @Nullable String decision() {
    return decision;
  }

  public LocalDate day() {
    return day;
  }

  public @Nullable Duration waiting() {
    return waitingSeconds == null ? null : Duration.ofSeconds(waitingSeconds);
  }

  public WorkScope workScope() {
    return workScope;
  }

  public @Nullable String note() {
    return note;
  }
}
