package dev.latitude.local.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The keys of a pack. A key's id is its thumbprint (RFC 7638), which is computed anew: so whoever
 * compares ids with published ones has compared the keys.
 */
record Keys(List<JsonNode> all) {
  private static final int LENGTH = 32;

  /** What stands before the bytes of an Ed25519 key in its X.509 form (RFC 8410). */
  private static final byte[] BEFORE_THE_KEY = HexFormat.of().parseHex("302a300506032b6570032100");

  PublicKey find(String what, String id) throws Broken {
    for (var key : all) {
      if (key.path("kid").asText().equals(id)) {
        return key(key, id);
      }
    }
    throw new Broken("%s is signed with the key %s, which is not in the pack.".formatted(what, id));
  }

  private static PublicKey key(JsonNode key, String id) throws Broken {
    var x = key.path("x").asText();
    if (!thumbprint(x).equals(id)) {
      throw new Broken(
          "The key %s is another one: its id is not its thumbprint (RFC 7638).".formatted(id));
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(x);
      if (bytes.length != LENGTH) {
        throw new Broken("The key %s is no Ed25519 key.".formatted(id));
      }
      var encoded = Arrays.copyOf(BEFORE_THE_KEY, BEFORE_THE_KEY.length + LENGTH);
      System.arraycopy(bytes, 0, encoded, BEFORE_THE_KEY.length, LENGTH);
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      throw new Broken("The key %s is no Ed25519 key.".formatted(id));
    }
  }

  private static String thumbprint(String x) throws Broken {
    var members = JsonNodeFactory.instance.objectNode();
    members.put("crv", "Ed25519");
    members.put("kty", "OKP");
    members.put("x", x);
    var digest = HexFormat.of().parseHex(Digests.sha256(CanonicalJson.bytes(members)));
    return new String(Base64.getUrlEncoder().withoutPadding().encode(digest), US_ASCII);
  }
}
