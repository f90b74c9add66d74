package dev.latitude.local.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A JWS (RFC 7515, compact, Ed25519) whose signature was verified. */
final class SignedDocument {
  private final String what;
  private final JsonNode header;
  private final byte[] payload;

  private SignedDocument(String what, JsonNode header, byte[] payload) {
    this.what = what;
    this.header = header;
    this.payload = payload;
  }

  /**
   * @param what it is, for whoever is told that it is broken
   * @param type that its header must name: a key signs several kinds of things
   */
  static SignedDocument verified(String what, String compact, String type, Keys keys)
      throws Broken {
    var parts = compact.split("\\.", -1);
    if (parts.length != 3) {
      throw new Broken(what + " is no JWS: it must be three parts, joined by dots.");
    }
    var header = json(what, decoded(what, parts[0]));
    if (!header.path("alg").asText().equals("EdDSA") || !header.path("typ").asText().equals(type)) {
      throw new Broken(
          "%s must be signed with EdDSA, and be of the type %s.".formatted(what, type));
    }
    var payload = decoded(what, parts[1]);
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initVerify(keys.find(what, header.path("kid").asText()));
      signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
      if (signature.verify(decoded(what, parts[2]))) {
        return new SignedDocument(what, header, payload);
      }
    } catch (GeneralSecurityException malformed) {
      // Said below, as for a signature of the right form.
    }
    throw new Broken(what + " was changed: its signature does not hold.");
  }

  private static JsonNode json(String what, byte[] utf8) throws Broken {
    try {
      return StrictJson.read(utf8);
    } catch (IOException notJson) {
      throw new Broken(what + " is none of this service: a part of it is no JSON.");
    }
  }

  /** Refuses what decodes to the same bytes as another text. */
  private static byte[] decoded(String what, String part) throws Broken {
    try {
      var bytes = Base64.getUrlDecoder().decode(part);
      if (new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), US_ASCII)
          .equals(part)) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      // Said below, as for a text that is not the one for its bytes.
    }
    throw new Broken(what + " was changed: a part of it is not in base64url.");
  }

  /** Whether these bytes, and no others, were signed. */
  boolean isOf(byte[] expected) {
    return Arrays.equals(payload, expected);
  }

  /** What was signed, as JSON. */
  JsonNode json() throws Broken {
    return json(what, payload);
  }

  JsonNode header() {
    return header;
  }

  String keyId() {
    return header.path("kid").asText();
  }
}
