package dev.latitude.local.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A history whose every digest and link was computed anew, from the first event on without a gap.
 *
 * @param whose what it is the history of
 * @param rewritten the digests of events into which a pseudonym was put, by their revision: as the
 *     last of those events says that tell of it
 */
record Chain(String whose, List<Pack.Event> events, Map<Long, String> rewritten) {
  private static final String REWRITING = ".person-pseudonymised";
  private static final String HANDING_OVER = ".handed-over";

  static Chain verified(String whose, String firstType, List<Pack.Event> events) throws Broken {
    if (events.isEmpty()) {
      throw new Broken("The history of the " + whose + " is empty.");
    }
    var chain = new Chain(whose, events, rewritten(events));
    var previous = Optional.<Pack.Event>empty();
    for (var event : events) {
      chain.verify(event, previous);
      previous = Optional.of(event);
    }
    if (!events.getFirst().type().equals(firstType)) {
      throw chain.broken(events.getFirst(), "is not " + firstType + ", with which it begins");
    }
    return chain;
  }

  private static Map<Long, String> rewritten(List<Pack.Event> events) {
    var digests = new HashMap<Long, String>();
    for (var event : events) {
      if (event.type().endsWith(REWRITING)) {
        for (var earlier : event.data().path("rewritten")) {
          digests.put(earlier.path("revision").asLong(), earlier.path("contentDigest").asText());
        }
      }
    }
    return digests;
  }

  private void verify(Pack.Event event, Optional<Pack.Event> previous) throws Broken {
    long expected = previous.map(Pack.Event::revision).orElse(0L) + 1;
    if (event.revision() != expected) {
      throw broken(
          event, "stands where event " + expected + " must be: events are missing or out of order");
    }
    if (!event.subject().equals(subject())) {
      throw broken(event, "is about something else, " + event.subject());
    }
    if (!event.previousHash().equals(previous.map(Pack.Event::hash))) {
      throw broken(
          event, "does not follow the event before it: it names another hash as that event's");
    }
    var digest = rewritten.getOrDefault(event.revision(), event.contentDigest());
    if (!digest.equals(contentDigest(event))) {
      throw broken(event, "was changed: its actor and data are not those that were hashed");
    }
    if (!event.hash().equals(link(event))) {
      throw broken(
          event, "was changed: its id, type, time, content and predecessor do not have its hash");
    }
  }

  private String contentDigest(Pack.Event event) throws Broken {
    var content = JsonNodeFactory.instance.objectNode();
    content.put("actor", event.actor());
    content.set("data", event.data());
    return Digests.sha256(HexFormat.of().parseHex(event.salt()), canonical(event, content));
  }

  private String link(Pack.Event event) throws Broken {
    var link = JsonNodeFactory.instance.objectNode();
    link.put("contentDigest", event.contentDigest());
    link.put("id", event.id());
    link.put("previousHash", event.previousHash().orElse(""));
    link.put("revision", event.revision());
    link.put("subject", event.subject());
    link.put("time", event.time());
    link.put("type", event.type());
    return Digests.sha256(canonical(event, link));
  }

  private byte[] canonical(Pack.Event event, JsonNode json) throws Broken {
    try {
      return CanonicalJson.bytes(json);
    } catch (Broken reason) {
      throw broken(event, reason.getMessage());
    }
  }

  /** Names an event, and what is wrong with it. */
  Broken broken(Pack.Event event, String what) {
    return new Broken(
        "History of the %s, event %d (%s, %s): it %s."
            .formatted(whose, event.revision(), event.type(), event.id(), what));
  }

  String subject() {
    return events.getFirst().subject();
  }

  Pack.Event first() {
    return events.getFirst();
  }

  /** Hash of its last event. */
  String head() {
    return events.getLast().hash();
  }

  /**
   * Who has approved it from one of its events on, by the revision that says so: whom that event
   * names, and whoever came in their place later.
   */
  NavigableMap<Long, String> approversSince(Pack.Event start) throws Broken {
    var approvers = new TreeMap<Long, String>();
    approvers.put(start.revision(), start.data().path("approver").asText());
    for (var event : events) {
      if (event.type().endsWith(HANDING_OVER) && event.revision() > start.revision()) {
        var former = event.data().path("formerApprover").asText();
        if (!former.equals(approvers.lastEntry().getValue())) {
          throw broken(event, "hands over from " + former + ", who did not approve it then");
        }
        approvers.put(event.revision(), event.data().path("approver").asText());
      }
    }
    return approvers;
  }

  /** The hashes of documents into which a pseudonym was put, by their version. */
  Map<Integer, String> rewrittenDocuments() {
    var hashes = new HashMap<Integer, String>();
    for (var event : events) {
      if (event.type().endsWith(REWRITING)) {
        for (var document : event.data().path("documents")) {
          hashes.put(document.path("version").asInt(), document.path("hash").asText());
        }
      }
    }
    return hashes;
  }

  Stream<Pack.Event> ofType(String... types) {
    return events.stream().filter(event -> List.of(types).contains(event.type()));
  }
}
