package dev.latitude.local.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A pack as the service makes it, with a key of its own, and the means to change it. */
final class PackFixture {
  static final String AGREEMENT = "0198c0de-7a10-7c3e-9d7b-2f6e5a8c1b30";
  static final String PILOT = "0198c0de-4a10-7c3e-9d7b-2f6e5a8c1b30";
  static final String PROPOSAL = "0198c0de-1a10-7c3e-9d7b-2f6e5a8c1b30";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final int KEY_LENGTH = 32;

  final ObjectNode pack = JSON.createObjectNode();
  private final KeyPair pair;
  private final String x;
  final String kid;

  private PackFixture(KeyPair pair) throws Broken {
    this.pair = pair;
    var encoded = pair.getPublic().getEncoded();
    this.x =
        text(
            BASE64.encode(
                Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length)));
    var thumbprint =
        Digests.sha256(
            "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(x).getBytes(UTF_8));
    this.kid = text(BASE64.encode(HexFormat.of().parseHex(thumbprint)));
  }

  /** An agreement that was declined once, then signed, from a pilot that graduated. */
  static PackFixture signed() throws Exception {
    var fixture = new PackFixture(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    fixture.pack.put("format", "latitude-evidence-1");
    fixture.pack.put("agreementId", AGREEMENT);
    fixture.pack.put("madeAt", "2026-02-12T06:00:00.120Z");
    var first = words(1, PILOT);
    var second = words(2, PILOT);
    fixture.history("agreement");
    fixture.happens(
        "agreement",
        "agreement.drafted",
        origin("employee", "\"pilotId\": \"%s\", ".formatted(PILOT)));
    fixture.happens("agreement", "agreement.offered", about(1, first, ""));
    fixture.happens(
        "agreement", "agreement.signing-declined", "{\"version\": 1, \"reason\": \"€ <ü>\"}");
    fixture.happens("agreement", "agreement.offered", about(2, second, ""));
    fixture.happens("agreement", "agreement.signed", signing("robin", "EMPLOYEE", second));
    fixture.happens("agreement", "agreement.signed", signing("morgan", "APPROVER", second));
    fixture.happens("agreement", "agreement.entered-into-force", about(2, second, ""));
    fixture.history("pilot");
    fixture.happens("pilot", "pilot.created", origin("author", ""));
    fixture.happens("pilot", "pilot.measured", "{\"value\": 2.50, \"sampleSize\": 20}");
    fixture.happens("pilot", "pilot.completed", "{\"result\": \"GRADUATED\"}");
    fixture.history("proposal");
    fixture.happens(
        "proposal", "proposal.created", "{\"author\": \"robin\", \"approver\": \"morgan\"}");
    fixture.happens(
        "proposal",
        "proposal.accepted",
        "{\"author\": \"robin\", \"approver\": \"morgan\", \"by\": \"morgan\"}");
    var versions = fixture.pack.putArray("versions");
    versions.addObject().put("version", 1).put("hash", hash(first)).put("canonical", first);
    versions.addObject().put("version", 2).put("hash", hash(second)).put("canonical", second);
    fixture.attest(1);
    fixture
        .pack
        .putObject("keys")
        .putArray("keys")
        .addObject()
        .put("x", fixture.x)
        .put("kid", fixture.kid);
    return fixture.sealed();
  }

  /** The same without a trial, and not offered. */
  static PackFixture straight() throws Exception {
    var fixture = signed();
    fixture.pack.remove("pilot");
    fixture.history("agreement");
    fixture.happens("agreement", "agreement.drafted", origin("employee", ""));
    fixture.pack.putArray("versions");
    return fixture.sealed();
  }

  /**
   * One whose pilot was handed over before it was drafted, and that was itself while its first
   * version waited for signatures, and once more since it is in force.
   */
  static PackFixture handedOver() throws Exception {
    var fixture = signed();
    var first = words(1, PILOT).replace("morgan", "maria");
    var second = words(2, PILOT).replace("morgan", "nadia");
    fixture.happens("proposal", "proposal.handed-over", handingOver("morgan", "maria"));
    fixture.history("pilot");
    fixture.happens("pilot", "pilot.created", origin("author", ""));
    fixture.happens("pilot", "pilot.handed-over", handingOver("morgan", "maria"));
    fixture.happens("pilot", "pilot.completed", "{\"result\": \"GRADUATED\"}");
    fixture.history("agreement");
    fixture.happens(
        "agreement",
        "agreement.drafted",
        origin("employee", "\"pilotId\": \"%s\", ".formatted(PILOT)).replace("morgan", "maria"));
    fixture.happens("agreement", "agreement.offered", about(1, first, ""));
    fixture.happens("agreement", "agreement.handed-over", handingOver("maria", "nadia"));
    fixture.happens("agreement", "agreement.offered", about(2, second, ""));
    fixture.happens("agreement", "agreement.signed", signing("robin", "EMPLOYEE", second));
    fixture.happens("agreement", "agreement.signed", signing("nadia", "APPROVER", second));
    fixture.happens("agreement", "agreement.entered-into-force", about(2, second, ""));
    fixture.happens("agreement", "agreement.handed-over", handingOver("nadia", "kim"));
    var versions = fixture.pack.putArray("versions");
    versions.addObject().put("version", 1).put("hash", hash(first)).put("canonical", first);
    versions.addObject().put("version", 2).put("hash", hash(second)).put("canonical", second);
    fixture.attest(1, "nadia");
    return fixture.sealed();
  }

  private static String handingOver(String former, String successor) {
    return "{\"formerApprover\": \"%s\", \"approver\": \"%s\"}".formatted(former, successor);
  }

  /** As a file has it; text that is no Unicode can only be written so. */
  String json() throws JsonProcessingException {
    return JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(pack);
  }

  ObjectNode event(String whose, int revision) {
    return (ObjectNode) events(whose).get(revision - 1);
  }

  ArrayNode events(String whose) {
    return (ArrayNode) pack.get(whose);
  }

  ObjectNode version(int number) {
    return (ObjectNode) pack.get("versions").get(number - 1);
  }

  /** Begins it anew, with nothing in it. */
  void history(String whose) {
    pack.putArray(whose);
  }

  void happens(String whose, String type, String data) throws Exception {
    var event = events(whose).addObject();
    int revision = events(whose).size();
    event.put("id", "0198c0de-7a10-7c3e-9d7b-%012d".formatted(revision));
    event.put("subject", subject(whose));
    event.put("revision", revision);
    event.put("type", type);
    event.put("time", "2026-02-11T10:00:0%d.000123Z".formatted(revision));
    event.put("actor", JSON.readTree(data).path("person").asText("robin"));
    event.set("data", JSON.readTree(data));
    event.put("salt", "3f8a1c5e9b2d47608f1e3a5c7b9d2e4f");
    chain(whose, revision);
  }

  /** As the three services do it when robin is forgotten. */
  PackFixture forgotten(String pseudonym) throws Exception {
    for (var whose : new String[] {"agreement", "pilot", "proposal"}) {
      var rewritten = JSON.createArrayNode();
      for (int revision = 1; revision <= events(whose).size(); revision++) {
        var event = event(whose, revision);
        var before = event.toString();
        event.put("actor", event.get("actor").asText().replace("robin", pseudonym));
        event.set("data", JSON.readTree(event.get("data").toString().replace("robin", pseudonym)));
        if (!event.toString().equals(before)) {
          event.put("salt", "00112233445566778899aabbccddeeff");
          rewritten
              .addObject()
              .put("revision", revision)
              .put("contentDigest", contentDigest(event));
        }
      }
      var data = JSON.createObjectNode().put("pseudonym", pseudonym).put("person", "hanna");
      data.set("rewritten", rewritten);
      if (whose.equals("agreement")) {
        for (var version : pack.get("versions")) {
          var words = version.get("canonical").asText().replace("robin", pseudonym);
          ((ObjectNode) version).put("canonical", words).remove("jws");
          data.withArray("documents")
              .addObject()
              .put("version", version.get("version").asInt())
              .put("hash", hash(words));
        }
      }
      happens(whose, whose + ".person-pseudonymised", data.toString());
    }
    return sealed();
  }

  static String contentDigest(ObjectNode event) throws Broken {
    var content = JSON.createObjectNode();
    content.set("actor", event.get("actor"));
    content.set("data", event.get("data"));
    return Digests.sha256(
        HexFormat.of().parseHex(event.get("salt").asText()), CanonicalJson.bytes(content));
  }

  /** Computes every hash of a history anew, from a revision on: as one does who changes it. */
  void chain(String whose, int from) throws Broken {
    for (int revision = from; revision <= events(whose).size(); revision++) {
      var event = event(whose, revision);
      if (revision > 1) {
        event.set("previoushash", event(whose, revision - 1).get("hash"));
      }
      event.put("contentdigest", contentDigest(event));
      var link = event.deepCopy();
      link.remove(List.of("actor", "data", "salt", "contentdigest", "previoushash", "hash"));
      link.set("contentDigest", event.get("contentdigest"));
      link.put("previousHash", event.path("previoushash").asText());
      event.put("hash", Digests.sha256(CanonicalJson.bytes(link)));
    }
  }

  /** Signs the version anew, with the key of the fixture. */
  void attest(int index) throws Exception {
    attest(index, "morgan");
  }

  private void attest(int index, String approver) throws Exception {
    var version = (ObjectNode) pack.get("versions").get(index);
    var header = header("latitude-agreement+jws");
    for (var person : new String[] {"robin EMPLOYEE", approver + " APPROVER"}) {
      var parts = person.split(" ", -1);
      header
          .withArray("signed")
          .addObject()
          .put("role", parts[1])
          .put("person", parts[0])
          .put("at", "2026-02-11T10:00:05Z")
          .set("hash", version.get("hash"));
    }
    version.put("jws", jws(header, version.get("canonical").asText()));
  }

  /** Seals it anew, with the key of the fixture. */
  PackFixture sealed() throws Exception {
    var ends = JSON.createObjectNode();
    for (var whose : new String[] {"agreement", "pilot", "proposal"}) {
      if (pack.has(whose)) {
        ends.set(whose, events(whose).get(events(whose).size() - 1).get("hash"));
      }
    }
    ends.set("agreementId", pack.get("agreementId"));
    ends.set("madeAt", pack.get("madeAt"));
    pack.put(
        "seal", jws(header("latitude-evidence+jws"), new String(CanonicalJson.bytes(ends), UTF_8)));
    return this;
  }

  ObjectNode header(String type) {
    return JSON.createObjectNode().put("alg", "EdDSA").put("kid", kid).put("typ", type);
  }

  String jws(JsonNode header, String payload) throws GeneralSecurityException {
    var signed =
        text(BASE64.encode(header.toString().getBytes(UTF_8)))
            + "."
            + text(BASE64.encode(payload.getBytes(UTF_8)));
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(signed.getBytes(US_ASCII));
    return signed + "." + text(BASE64.encode(signature.sign()));
  }

  private static String subject(String whose) {
    return switch (whose) {
      case "agreement" -> AGREEMENT;
      case "pilot" -> PILOT;
      default -> PROPOSAL;
    };
  }

  private static String origin(String who, String more) {
    return "{\"%s\": \"robin\", \"approver\": \"morgan\", %s\"proposalId\": \"%s\"}"
        .formatted(who, more, PROPOSAL);
  }

  static String words(int version, String pilot) {
    return "{\"agreementId\":\"%s\",\"terms\":{\"approver\":\"morgan\",\"employee\":\"robin\",\"source\":{\"pilotId\":\"%s\",\"proposalId\":\"%s\"}},\"version\":%d}"
        .formatted(AGREEMENT, pilot, PROPOSAL, version);
  }

  private static String about(int version, String words, String more) {
    return "{\"version\": %d, \"hash\": \"%s\"%s}".formatted(version, hash(words), more);
  }

  private static String signing(String person, String role, String words) {
    return about(2, words, ", \"person\": \"%s\", \"role\": \"%s\"".formatted(person, role));
  }

  static String hash(String words) {
    return Digests.sha256(words.getBytes(UTF_8));
  }

  private static String text(byte[] ascii) {
    return new String(ascii, US_ASCII);
  }
}
