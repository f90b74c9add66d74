package dev.latitude.agreement.attestation;

import dev.latitude.agreement.agreement.Agreements.SignedVersion;
import java.util.List;

/**
 * A version that this service vouches for.
 *
 * @param canonical the words both have signed; their SHA-256 is the hash of the version
 * @param signed who has signed them, and when
 */
public record Attested(String canonical, List<Signed> signed) {

  /** Made of a version that both have signed. */
  public static Attested of(SignedVersion version) {
    return new Attested(
        version.version().canonical(),
        version.signatures().stream()
            .map(
                signature ->
                    new Signed(
                        signature.role().name(),
                        signature.person(),
                        signature.signedAt().toString(),
                        signature.hash()))
            .toList());
  }

  /** A party's yes, as it stands in the protected header. */
  public record Signed(String role, String person, String at, String hash) {}
}
