package dev.latitude.agreement.attestation;

import java.security.PrivateKey;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/**
 * A key that this service signs with, or has signed with. Its id is its thumbprint (RFC 7638), so
 * that nobody has to give it one and no two keys can have the same.
 */
final class AttestationKey {
  private static final String USE = "sig";

  private final String name;
  private final String id;
  private final PublicJsonWebKey key;

  private AttestationKey(String name, String id, PublicJsonWebKey key) {
    this.name = name;
    this.id = id;
    this.key = key;
  }

  /** Named as its file is. */
  static AttestationKey of(String name, KeyHalves halves) throws JoseException {
    var key = (OctetKeyPairJsonWebKey) PublicJsonWebKey.Factory.newPublicJwk(halves.publicHalf());
    var id = key.calculateBase64urlEncodedThumbprint("SHA-256");
    key.setPrivateKey(halves.privateHalf().orElse(null));
    key.setKeyId(id);
    key.setUse(USE);
    key.setAlgorithm(AlgorithmIdentifiers.EDDSA);
    return new AttestationKey(name, id, key);
  }

  String name() {
    return name;
  }

  String id() {
    return id;
  }

  boolean canSign() {
    return key.getPrivateKey() != null;
  }

  Optional<PrivateKey> privateHalf() {
    return Optional.ofNullable(key.getPrivateKey());
  }

  PublicJsonWebKey jwk() {
    return key;
  }

  KeySet.Key published() {
    var members = key.toParams(OutputControlLevel.PUBLIC_ONLY);
    return new KeySet.Key(
        String.valueOf(members.get("kty")),
        String.valueOf(members.get("crv")),
        String.valueOf(members.get("x")),
        id,
        USE,
        AlgorithmIdentifiers.EDDSA);
  }
}
