package dev.latitude.local.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The versions of a pack, held against the history of the agreement: each that was offered is
 * there, with the words that were offered, and with the signatures that were given.
 */
final class Versions {
  private static final String[] OFFERING = {"agreement.offered", "agreement.amendment-offered"};

  private static final String TYPE = "latitude-agreement+jws";

  /** What events say that a version was offered, signed, or came into force under its hash. */
  private static final String[] ABOUT_A_VERSION = {
    "agreement.offered",
    "agreement.amendment-offered",
    "agreement.signed",
    "agreement.entered-into-force",
    "agreement.amended"
  };

  private final Chain agreement;
  private final Keys keys;
  private final Consumer<String> told;
  private final Map<Integer, String> rewritten;
  private final NavigableMap<Long, String> approvers;
  private final Set<String> keyIds = new TreeSet<>();

  Versions(Chain agreement, Keys keys, Consumer<String> told) throws Broken {
    this.agreement = agreement;
    this.keys = keys;
    this.told = told;
    this.rewritten = agreement.rewrittenDocuments();
    this.approvers = agreement.approversSince(agreement.first());
  }

  /** Answers with the ids of the keys by which their signed documents hold. */
  Set<String> verify(List<Pack.Version> versions) throws Broken {
    var byNumber = new HashMap<Integer, Pack.Version>();
    for (var version : versions) {
      if (byNumber.put(version.number(), version) != null) {
        throw new Broken("Version %d is in the pack twice.".formatted(version.number()));
      }
      verifyWords(version);
    }
    var events = eventsByVersion(byNumber);
    for (var version : versions) {
      if (!events.containsKey(version.number())) {
        throw new Broken(
            "Version %d is in the pack, but was never offered.".formatted(version.number()));
      }
      verifySignatures(version, events.get(version.number()));
    }
    return keyIds;
  }

  /** Each event that is about a version names its hash. */
  private Map<Integer, List<Pack.Event>> eventsByVersion(Map<Integer, Pack.Version> versions)
      throws Broken {
    var events = agreement.ofType(ABOUT_A_VERSION).toList();
    for (var event : events) {
      int number = event.data().path("version").asInt();
      var version = versions.get(number);
      if (version == null) {
        throw agreement.broken(event, "is about version " + number + ", which is not in the pack");
      }
      if (!event.data().path("hash").asText().equals(version.hash())) {
        throw agreement.broken(
            event, "is about version " + number + " with another hash than the version has");
      }
    }
    return events.stream()
        .collect(
            Collectors.groupingBy(
                event -> event.data().path("version").asInt(), TreeMap::new, Collectors.toList()));
  }

  private void verifyWords(Pack.Version version) throws Broken {
    var words = version.canonical().getBytes(UTF_8);
    var hash = rewritten.getOrDefault(version.number(), version.hash());
    if (!Digests.sha256(words).equals(hash)) {
      throw broken(version, "was changed: its words do not have its hash");
    }
    var json = json(version);
    if (!Arrays.equals(words, canonical(version, json))) {
      throw broken(version, "has words that are not in the canonical form (RFC 8785)");
    }
    require(version, json, "/agreementId", agreement.subject());
    require(version, json, "/version", String.valueOf(version.number()));
    var drafted = agreement.first().data();
    require(version, json, "/terms/employee", drafted.path("employee").asText());
    require(version, json, "/terms/approver", approverOf(version));
    require(version, json, "/terms/source/proposalId", drafted.path("proposalId").asText());
    require(version, json, "/terms/source/pilotId", drafted.path("pilotId").asText());
  }

  /** Whoever approved the agreement when the version was offered. */
  private String approverOf(Pack.Version version) {
    return agreement
        .ofType(OFFERING)
        .filter(event -> event.data().path("version").asInt() == version.number())
        .findFirst()
        .map(this::approverAt)
        .orElseGet(() -> approvers.lastEntry().getValue());
  }

  private String approverAt(Pack.Event event) {
    return approvers.floorEntry(event.revision()).getValue();
  }

  private static JsonNode json(Pack.Version version) throws Broken {
    try {
      return StrictJson.read(version.canonical().getBytes(UTF_8));
    } catch (IOException notJson) {
      throw broken(version, "has words that are no JSON");
    }
  }

  private static byte[] canonical(Pack.Version version, JsonNode json) throws Broken {
    try {
      return CanonicalJson.bytes(json);
    } catch (Broken reason) {
      throw broken(version, reason.getMessage());
    }
  }

  private static void require(Pack.Version version, JsonNode json, String place, String expected)
      throws Broken {
    var said = json.at(place).asText();
    if (!said.equals(expected)) {
      throw broken(
          version, "says \"%s\" at %s, the history \"%s\"".formatted(said, place, expected));
    }
  }

  private void verifySignatures(Pack.Version version, List<Pack.Event> events) throws Broken {
    var signed = new TreeSet<String>();
    var roles = new TreeSet<String>();
    for (var event : events) {
      if (event.type().equals("agreement.signed")) {
        var data = event.data();
        requireParty(event);
        roles.add(data.path("role").asText());
        signed.add(signature(data));
      }
    }
    if (rewritten.containsKey(version.number())) {
      requireNoDocument(version);
      return;
    }
    boolean byBoth = roles.equals(Set.of("EMPLOYEE", "APPROVER"));
    if (byBoth != version.jws().isPresent()) {
      throw broken(
          version,
          byBoth
              ? "is signed by both, but its signed document is not there: it was taken out, or the service does not vouch for it"
              : "has a signed document, but not both have signed it");
    }
    told.accept(
        "version %d: the words are those that were offered%s"
            .formatted(version.number(), signed.isEmpty() ? "" : "; signed by " + people(events)));
    if (version.jws().isPresent()) {
      verifyDocument(version, version.jws().get(), signed);
    }
  }

  /** It would be of words that are not there any more. */
  private void requireNoDocument(Pack.Version version) throws Broken {
    if (version.jws().isPresent()) {
      throw broken(version, "has a signed document, although a pseudonym stands in its words");
    }
    told.accept(
        "version %d: a pseudonym stands in the words that were offered, which had the hash %s"
            .formatted(version.number(), version.hash()));
  }

  private void requireParty(Pack.Event signing) throws Broken {
    var data = signing.data();
    var party =
        switch (data.path("role").asText()) {
          case "EMPLOYEE" -> agreement.first().data().path("employee").asText();
          case "APPROVER" -> approverAt(signing);
          default -> throw agreement.broken(signing, "is signed by somebody who is no party");
        };
    var person = data.path("person").asText();
    if (!person.equals(signing.actor())) {
      throw agreement.broken(
          signing,
          "names %s as who has signed, but was done by %s".formatted(person, signing.actor()));
    }
    if (!person.equals(party)) {
      throw agreement.broken(signing, "is signed by " + person + ", who is not that party");
    }
  }

  private void verifyDocument(Pack.Version version, String jws, Set<String> signed) throws Broken {
    var what = "The signed document of version " + version.number();
    var document = SignedDocument.verified(what, jws, TYPE, keys);
    if (!document.isOf(version.canonical().getBytes(UTF_8))) {
      throw new Broken(what + " is of other words.");
    }
    var named =
        document
            .header()
            .path("signed")
            .valueStream()
            .map(Versions::signature)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!named.equals(signed)) {
      throw new Broken(what + " names others as those who have signed it.");
    }
    keyIds.add(document.keyId());
    told.accept(
        "version %d: the signed document holds, by the key %s"
            .formatted(version.number(), document.keyId()));
  }

  private static String signature(JsonNode signed) {
    return signed.path("role").asText()
        + " "
        + signed.path("hash").asText()
        + " "
        + signed.path("person").asText();
  }

  private static String people(List<Pack.Event> events) {
    return events.stream()
        .filter(event -> event.type().equals("agreement.signed"))
        .map(event -> event.data().path("person").asText())
        .collect(Collectors.joining(" and "));
  }

  private static Broken broken(Pack.Version version, String what) {
    return new Broken("Version %d: it %s.".formatted(version.number(), what));
  }
}
