package dev.latitude.agreement.attestation;

import java.util.List;

/**
 * A version that this service vouches for.
 *
 * @param canonical the words both have signed; their SHA-256 is the hash of the version
 * @param signed who has signed them, and when
 */
public record Attested(String canonical, List<Signed> signed) {

  /** A party's yes, as it stands in the protected header. */
  public record Signed(String role, String person, String at, String hash) {}
}
