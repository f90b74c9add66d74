package dev.latitude.agreement.attestation;

import java.util.List;

/** What somebody shows as a JWS of this service. */
public final class ShownJws {
  private final byte[] payload;
  private final List<Attested.Signed> signed;
  private final Signature signature;

  ShownJws(byte[] payload, List<Attested.Signed> signed, Signature signature) {
    this.payload = payload;
    this.signed = List.copyOf(signed);
    this.signature = signature;
  }

  public byte[] payload() {
    return payload.clone();
  }

  /** Who has signed, as its header says. */
  public List<Attested.Signed> signed() {
    return signed;
  }

  public Signature signature() {
    return signature;
  }

  /** What its signature is worth. */
  public enum Signature {
    HOLDS,
    BROKEN,
    OF_ANOTHER_KEY
  }
}
