package dev.latitude.kit.history;

import dev.latitude.kit.time.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/**
 * One link of one thing's history, as it is stored. Written once; only the position is given later,
 * by {@link EventSequencer}.
 */
@Entity
@Immutable
@Table(name = "event")
class StoredEvent {
  @Id private UUID id;
  private UUID subject;

  @Column(name = "subject_type")
  private String subjectType;

  private long revision;
  private String type;
  private Instant time;
  private String actor;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private String data;

  private byte[] salt;

  @Column(name = "content_digest")
  private byte[] contentDigest;

  @Column(name = "previous_hash")
  private byte @Nullable [] previousHash;

  private byte[] hash;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected StoredEvent() {}

  @SuppressWarnings("NullAway.Init") // the factory below completes it
  private StoredEvent(UUID subject, String subjectType, long revision, String type, Instant time) {
    this.id = Ids.next();
    this.subject = subject;
    this.subjectType = subjectType;
    this.revision = revision;
    this.type = type;
    this.time = time;
  }

  /** The next link of the thing's chain. */
  static StoredEvent after(Aggregate thing, String type, Instant time, String actor, String data) {
    var subjectType = type.substring(0, type.indexOf('.'));
    return new StoredEvent(thing.id(), subjectType, thing.version() + 1, type, time)
        .linked(actor, data, thing.headHash());
  }

  /** The next link after this one. */
  StoredEvent next(String nextType, Instant at, String by, String nextData) {
    return new StoredEvent(subject, subjectType, revision + 1, nextType, at)
        .linked(by, nextData, hash);
  }

  private StoredEvent linked(String by, String words, byte @Nullable [] previous) {
    actor = by;
    data = words;
    salt = HashChain.newSalt();
    previousHash = previous;
    contentDigest = HashChain.contentDigest(salt, by, words);
    hash = linkHash();
    return this;
  }

  byte @Nullable [] previousHash() {
    return previousHash;
  }

  byte[] hash() {
    return hash;
  }

  /** Whether it is the one with this number, and follows the one with this hash. */
  boolean is(long number, byte @Nullable [] previous) {
    return revision == number && Arrays.equals(previousHash, previous);
  }

  /** Whether the stored hashes are those of what is stored. */
  boolean isIntact() {
    return isIntact(null);
  }

  /**
   * The same for an event that was rewritten.
   *
   * @param digest of its content as it is told to be now, hexadecimal; null when it never changed
   */
  boolean isIntact(@Nullable String digest) {
    var hex = HexFormat.of();
    var expected = digest == null ? hex.formatHex(contentDigest) : digest;
    return expected.equals(hex.formatHex(HashChain.contentDigest(salt, actor, data)))
        && MessageDigest.isEqual(hash, linkHash());
  }

  String data() {
    return data;
  }

  private byte[] linkHash() {
    return HashChain.link(id, subject, revision, type, time, contentDigest, previousHash);
  }
}
