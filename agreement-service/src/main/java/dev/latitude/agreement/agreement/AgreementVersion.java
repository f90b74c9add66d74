package dev.latitude.agreement.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/**
 * What was offered for signature, word for word and for ever; but that a pseudonym may have taken a
 * person's place in it since.
 */
@Entity
@Immutable
@Table(name = "agreement_version")
public class AgreementVersion {
  @EmbeddedId private Key key;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private Terms terms;

  private String canonical;
  private String hash;

  /** Of the canonical text since a pseudonym stands in it; the database keeps it. */
  @Column(name = "rewritten_hash", insertable = false, updatable = false)
  private @Nullable String rewrittenHash;

  @Column(name = "offered_by")
  private String offeredBy;

  @Column(name = "offered_at")
  private Instant offeredAt;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected AgreementVersion() {}

  AgreementVersion(
      Agreement agreement, Wording wording, CanonicalTerms canonical, String offeredBy) {
    this.key = new Key(agreement.id(), wording.number());
    this.terms = wording.terms();
    this.canonical = canonical.text();
    this.hash = canonical.hash();
    this.offeredBy = offeredBy;
    this.offeredAt = agreement.updatedAt();
  }

  Key key() {
    return key;
  }

  UUID agreementId() {
    return key.agreementId();
  }

  public int number() {
    return key.number();
  }

  public Terms terms() {
    return terms;
  }

  public String canonical() {
    return canonical;
  }

  public String hash() {
    return hash;
  }

  public @Nullable String rewrittenHash() {
    return rewrittenHash;
  }

  public String offeredBy() {
    return offeredBy;
  }

  public Instant offeredAt() {
    return offeredAt;
  }

  /** A version is the n-th of its agreement. */
  @Embeddable
  public record Key(@Column(name = "agreement_id") UUID agreementId, int number) {}
}
