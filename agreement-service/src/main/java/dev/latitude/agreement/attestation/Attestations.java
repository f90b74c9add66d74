package dev.latitude.agreement.attestation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UncheckedJoseException;

/**
 * Makes and reads the JWS (RFC 7515, compact, Ed25519) in which this service vouches for a signed
 * version.
 *
 * <p>Its payload is the version's canonical text, byte for byte, so that whoever holds it can
 * compute the hash that the parties have signed. Who has signed it, and when, stands in the
 * protected header, which the signature covers as well. Nothing in it is made up on the way: the
 * same version gives the same bytes until another key signs.
 */
@ApplicationScoped
public class Attestations {
  /**
   * Keeps anything else that a key of this service might sign from being taken for an agreement.
   */
  public static final String TYPE = "latitude-agreement+jws";

  /** Keeps the seal of evidence from being taken for an agreement, and the other way round. */
  static final String SEAL_TYPE = "latitude-evidence+jws";

  public static final String MEDIA_TYPE = "application/jose";

  private static final String CONTENT_TYPE = "json";
  private static final String SIGNED = "signed";
  private static final AlgorithmConstraints ONLY_ED_DSA =
      new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);

  private final AttestationKeys keys;
  private final ObjectMapper json;

  Attestations(AttestationKeys keys, ObjectMapper json) {
    this.keys = keys;
    this.json = json;
  }

  public String sign(Attested attested) {
    var jws = unsigned(TYPE, attested.canonical());
    jws.getHeaders()
        .setObjectHeaderValue(SIGNED, attested.signed().stream().map(Attestations::map).toList());
    return compact(jws);
  }

  /** Says with the same key that evidence was given out by this service. */
  public String seal(String canonical) {
    return compact(unsigned(SEAL_TYPE, canonical));
  }

  private JsonWebSignature unsigned(String type, String payload) {
    var key = keys.active();
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
    jws.setKeyIdHeaderValue(key.id());
    jws.setHeader("typ", type);
    jws.setContentTypeHeaderValue(CONTENT_TYPE);
    jws.setPayload(payload);
    jws.setKey(key.privateHalf().orElseThrow());
    return jws;
  }

  private static String compact(JsonWebSignature jws) {
    try {
      return jws.getCompactSerialization();
    } catch (JoseException unsignable) {
      throw new IllegalStateException("This cannot be signed", unsignable);
    }
  }

  private static Map<String, String> map(Attested.Signed signed) {
    var map = new LinkedHashMap<String, String>();
    map.put("role", signed.role());
    map.put("person", signed.person());
    map.put("at", signed.at());
    map.put("hash", signed.hash());
    return map;
  }

  /**
   * Reads what somebody shows, believing none of it yet; fails with what is wrong with its form.
   */
  public ShownJws read(String compact) throws NotAnAttestation {
    var jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(ONLY_ED_DSA);
    try {
      jws.setCompactSerialization(compact);
      requireKind(jws);
      return new ShownJws(jws.getUnverifiedPayloadBytes(), signed(jws), signature(jws));
    } catch (JoseException
        | UncheckedJoseException
        | JsonProcessingException
        | IllegalArgumentException unreadable) {
      throw new NotAnAttestation(
          "must be a JWS in its compact form: three parts in base64url, joined by dots");
    }
  }

  private static void requireKind(JsonWebSignature jws) throws NotAnAttestation {
    if (!AlgorithmIdentifiers.EDDSA.equals(jws.getAlgorithmHeaderValue())) {
      throw new NotAnAttestation("must be signed with EdDSA; its header names another 'alg'");
    }
    if (!TYPE.equals(jws.getHeader("typ"))) {
      throw new NotAnAttestation("must be an agreement, of the 'typ' " + TYPE);
    }
    if (jws.getKeyIdHeaderValue() == null) {
      throw new NotAnAttestation("must name the key it is signed with, as 'kid'");
    }
  }

  private List<Attested.Signed> signed(JsonWebSignature jws) throws JsonProcessingException {
    var header = json.readTree(jws.getHeaders().getFullHeaderAsJsonString()).path(SIGNED);
    return header.isArray() ? json.treeToValue(header, new TypeReference<>() {}) : List.of();
  }

  /** Whether a key of ours has made it: the one that signs now, or one that has signed before. */
  private ShownJws.Signature signature(JsonWebSignature jws) {
    Optional<AttestationKey> key = keys.find(jws.getKeyIdHeaderValue());
    if (key.isEmpty()) {
      return ShownJws.Signature.OF_ANOTHER_KEY;
    }
    try {
      jws.setKey(key.get().jwk().getPublicKey());
      return jws.verifySignature() ? ShownJws.Signature.HOLDS : ShownJws.Signature.BROKEN;
    } catch (JoseException unverifiable) {
      return ShownJws.Signature.BROKEN;
    }
  }
}
