package dev.latitude.agreement.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A party's yes to one version, by its hash. */
@Entity
@Immutable
@Table(name = "agreement_signature")
public class Signature {
  @EmbeddedId private Key key;
  private String person;
  private String hash;

  @Column(name = "signed_at")
  private Instant signedAt;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Signature() {}

  Signature(UUID agreementId, AgreementEvent.Signed signed, Instant signedAt) {
    this.key = new Key(agreementId, signed.version(), signed.role());
    this.person = signed.person();
    this.hash = signed.hash();
    this.signedAt = signedAt;
  }

  UUID agreementId() {
    return key.agreementId();
  }

  int versionNumber() {
    return key.versionNumber();
  }

  public Party role() {
    return key.role();
  }

  public String person() {
    return person;
  }

  public String hash() {
    return hash;
  }

  public Instant signedAt() {
    return signedAt;
  }

  /** Each party signs a version once. */
  @Embeddable
  public record Key(
      @Column(name = "agreement_id") UUID agreementId,
      @Column(name = "version_number") int versionNumber,
      @Enumerated(EnumType.STRING) Party role) {}
}
