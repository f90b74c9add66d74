package dev.latitude.local.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationTest {
  private static final String FORMER = "former-5d0a7c1e-3b62-4f0e-9a57-2f4f6c1d8e90";

  @TempDir private Path folder;

  @Test
  void aLineForEachThingThatHolds() throws Exception {
    var fixture = PackFixture.signed();
    var told = new ArrayList<String>();
    assertEquals(fixture.kid, Verification.of(file(fixture), told::add));
    assertEquals(
        List.of(
            whole(fixture, "proposal", PackFixture.PROPOSAL, 2),
            whole(fixture, "pilot", PackFixture.PILOT, 3),
            whole(fixture, "agreement", PackFixture.AGREEMENT, 7),
            "the agreement of robin and morgan comes from that proposal, and from that pilot, which graduated",
            "version 1: the words are those that were offered",
            "version 2: the words are those that were offered; signed by robin and morgan",
            "version 2: the signed document holds, by the key " + fixture.kid,
            "the seal holds, by the key %s: each history ended so at 2026-02-12T06:00:00.120Z, when the pack was made"
                .formatted(fixture.kid)),
        told);
  }

  @Test
  void straightFromAProposalThereIsNoPilot() throws Exception {
    var told = new ArrayList<String>();
    var _ = Verification.of(file(PackFixture.straight()), told::add);
    assertTrue(
        told.contains("the agreement of robin and morgan comes from that proposal"),
        told.toString());
  }

  @Test
  void aPackHoldsWhenAPersonWasForgotten() throws Exception {
    var fixture = PackFixture.signed();
    var signed = fixture.version(2).get("hash").asText();
    fixture.forgotten(FORMER);
    var told = new ArrayList<String>();
    assertEquals(fixture.kid, Verification.of(file(fixture), told::add));
    assertEquals(
        whole(fixture, "proposal", PackFixture.PROPOSAL, 3)
            + "; in 2 of them a pseudonym stands for a person, as later ones tell",
        told.getFirst());
    assertTrue(
        told.contains(
            "version 2: a pseudonym stands in the words that were offered, which had the hash "
                + signed),
        told.toString());
    assertTrue(
        told.contains(
            "the agreement of %s and morgan comes from that proposal, and from that pilot, which graduated"
                .formatted(FORMER)),
        told.toString());
  }

  @Test
  void aPackHoldsWhenSomebodyElseCameToApprove() throws Exception {
    var fixture = PackFixture.handedOver();
    var told = new ArrayList<String>();
    assertEquals(fixture.kid, Verification.of(file(fixture), told::add));
    assertTrue(
        told.contains(
            "version 2: the words are those that were offered; signed by robin and nadia"),
        told.toString());
  }

  /** What somebody does under cover of that. */
  static Stream<Arguments> tamperingsWithWhoApproves() {
    return Stream.of(
        tampering(
            "who comes in another's place",
            "History of the agreement, event 8 (agreement.handed-over, ID): it hands over from maria, who did not approve it then.",
            pack -> {
              data(pack, "agreement", 8).put("formerApprover", "maria");
              pack.chain("agreement", 8);
            }),
        tampering(
            "a version of who did not approve any more",
            "Version 2: it says \"nadia\" at /terms/approver, the history \"maria\".",
            pack -> {
              pack.event("agreement", 3).put("type", "agreement.edited");
              data(pack, "agreement", 8).put("formerApprover", "maria");
              pack.chain("agreement", 3);
            }),
        tampering(
            "a signature of who does not approve yet",
            "History of the agreement, event 6 (agreement.signed, ID): it is signed by kim, who is not that party.",
            pack -> {
              data(pack, "agreement", 6).put("person", "kim");
              pack.event("agreement", 6).put("actor", "kim");
              pack.chain("agreement", 6);
            }),
        tampering(
            "a pilot that was not handed over",
            "History of the pilot, event 1 (pilot.created, ID): it is between other people than the agreement.",
            pack -> {
              pack.event("pilot", 2).put("type", "pilot.measured");
              pack.chain("pilot", 2);
            }),
        tampering(
            "a pilot that begins with who never approved the proposal",
            "History of the proposal, event 2 (proposal.accepted, ID): it is between other people than the pilot.",
            pack -> {
              data(pack, "pilot", 1).put("approver", "kim");
              data(pack, "pilot", 2).put("formerApprover", "kim");
              pack.chain("pilot", 1);
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperingsWithWhoApproves")
  void whatIsDoneUnderCoverOfAHandOverIsNamed(String name, String message, Change change)
      throws Exception {
    var fixture = PackFixture.handedOver();
    change.in(fixture);
    var broken = assertThrows(Broken.class, () -> Verification.of(file(fixture), _ -> {}), name);
    assertEquals(message, broken.getMessage().replaceAll("0198c0de-7a10-7c3e-9d7b-0{11}\\d", "ID"));
  }

  /** What somebody does under cover of it. */
  static Stream<Arguments> tamperingsWithOneWhoWasForgotten() {
    return Stream.of(
        tampering(
            "a word of an event that was rewritten",
            "History of the pilot, event 2 (pilot.measured, ID): it was changed: its actor and data are not those that were hashed.",
            pack -> data(pack, "pilot", 2).put("value", 2.51)),
        tampering(
            "a digest that fits the change",
            "History of the pilot, event 4 (pilot.person-pseudonymised, ID): it was changed: its actor and data are not those that were hashed.",
            pack -> {
              data(pack, "pilot", 2).put("value", 2.51);
              ((ObjectNode) data(pack, "pilot", 4).get("rewritten").get(1))
                  .put("contentDigest", PackFixture.contentDigest(pack.event("pilot", 2)));
            }),
        tampering(
            "a word of a version",
            "Version 1: it was changed: its words do not have its hash.",
            pack ->
                pack.version(1)
                    .put(
                        "canonical",
                        PackFixture.words(1, PackFixture.PILOT).replace("robin", "kim"))),
        tampering(
            "a signed document of other words",
            "Version 2: it has a signed document, although a pseudonym stands in its words.",
            pack -> pack.attest(1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperingsWithOneWhoWasForgotten")
  void whatIsDoneUnderCoverOfForgettingIsNamed(String name, String message, Change change)
      throws Exception {
    var fixture = PackFixture.signed().forgotten(FORMER);
    change.in(fixture);
    var broken = assertThrows(Broken.class, () -> Verification.of(file(fixture), _ -> {}), name);
    assertEquals(message, broken.getMessage().replaceAll("0198c0de-7a10-7c3e-9d7b-0{11}\\d", "ID"));
  }

  private static String whole(PackFixture fixture, String whose, String id, int events) {
    return "history of the %s %s: %d events without a gap, the last with the hash %s"
        .formatted(whose, id, events, fixture.event(whose, events).get("hash").asText());
  }

  interface Change {
    void in(PackFixture fixture) throws Exception;
  }

  private static Arguments tampering(String name, String message, Change change) {
    return arguments(name, message, change);
  }

  /** What somebody does to a pack, from the plain to the laborious. */
  static Stream<Arguments> tamperings() {
    return Stream.of(
        tampering(
            "another actor",
            "History of the pilot, event 2 (pilot.measured, ID): it was changed: its actor and data are not those that were hashed.",
            pack -> pack.event("pilot", 2).put("actor", "morgan")),
        tampering(
            "another value",
            "History of the pilot, event 2 (pilot.measured, ID): it was changed: its actor and data are not those that were hashed.",
            pack -> data(pack, "pilot", 2).put("value", 2.51)),
        tampering(
            "another salt",
            "History of the pilot, event 2 (pilot.measured, ID): it was changed: its actor and data are not those that were hashed.",
            pack -> pack.event("pilot", 2).put("salt", "00")),
        tampering(
            "a digest that fits the change",
            "History of the pilot, event 2 (pilot.measured, ID): it was changed: its id, type, time, content and predecessor do not have its hash.",
            pack -> {
              var hash = pack.event("pilot", 2).get("hash");
              pack.event("pilot", 2).put("actor", "morgan");
              pack.chain("pilot", 2);
              pack.event("pilot", 2).set("hash", hash);
            }),
        tampering(
            "a hash that fits the change",
            "History of the pilot, event 3 (pilot.completed, ID): it does not follow the event before it: it names another hash as that event's.",
            pack -> {
              var third = pack.event("pilot", 3).deepCopy();
              pack.event("pilot", 2).put("actor", "morgan");
              pack.chain("pilot", 2);
              pack.events("pilot").set(2, third);
            }),
        tampering(
            "all hashes that follow fit the change",
            "The history of the pilot does not end as it did when the pack was made: events were cut off, or added.",
            pack -> {
              pack.event("pilot", 2).put("actor", "morgan");
              pack.chain("pilot", 2);
            }),
        tampering(
            "another time",
            "History of the proposal, event 1 (proposal.created, ID): it was changed: its id, type, time, content and predecessor do not have its hash.",
            pack -> pack.event("proposal", 1).put("time", "2026-02-10T10:00:01Z")),
        tampering(
            "another type",
            "History of the agreement, event 3 (agreement.edited, ID): it was changed: its id, type, time, content and predecessor do not have its hash.",
            pack -> pack.event("agreement", 3).put("type", "agreement.edited")),
        tampering(
            "two events change places",
            "History of the agreement, event 6 (agreement.signed, ID): it stands where event 5 must be: events are missing or out of order.",
            pack -> {
              var fifth = pack.event("agreement", 5).deepCopy();
              pack.events("agreement").set(4, pack.event("agreement", 6).deepCopy());
              pack.events("agreement").set(5, fifth);
            }),
        tampering(
            "an event is missing",
            "History of the agreement, event 4 (agreement.offered, ID): it stands where event 3 must be: events are missing or out of order.",
            pack -> pack.events("agreement").remove(2)),
        tampering(
            "the first event is missing",
            "History of the pilot, event 2 (pilot.measured, ID): it stands where event 1 must be: events are missing or out of order.",
            pack -> pack.events("pilot").remove(0)),
        tampering(
            "the last event is missing",
            "The history of the agreement does not end as it did when the pack was made: events were cut off, or added.",
            pack -> pack.events("agreement").remove(6)),
        tampering(
            "an event more",
            "The history of the agreement does not end as it did when the pack was made: events were cut off, or added.",
            pack -> pack.happens("agreement", "agreement.suspended", "{}")),
        tampering(
            "no event at all",
            "The history of the proposal is empty.",
            pack -> pack.history("proposal")),
        tampering(
            "an event of something else",
            "History of the pilot, event 2 (pilot.measured, ID): it is about something else, "
                + PackFixture.PROPOSAL
                + ".",
            pack -> pack.event("pilot", 2).put("subject", PackFixture.PROPOSAL)),
        tampering(
            "words that are no text",
            "History of the agreement, event 3 (agreement.signing-declined, ID): it holds text that is not valid Unicode.",
            pack -> data(pack, "agreement", 3).put("reason", "\ud83d")),
        tampering(
            "a number with more digits than are hashed",
            "History of the pilot, event 2 (pilot.measured, ID): it holds a number with more digits than are hashed, 2.50000000000000001.",
            pack -> data(pack, "pilot", 2).put("value", new BigDecimal("2.50000000000000001"))),
        tampering(
            "a pilot of somebody else",
            "History of the agreement, event 1 (agreement.drafted, ID): it names pilot "
                + PackFixture.PILOT
                + ", but in the pack there is another.",
            pack -> {
              for (var event : pack.events("pilot")) {
                ((ObjectNode) event).put("subject", "another");
              }
              pack.chain("pilot", 1);
            }),
        tampering(
            "no pilot",
            "History of the agreement, event 1 (agreement.drafted, ID): it names pilot "
                + PackFixture.PILOT
                + ", but in the pack there is none.",
            pack -> pack.pack.remove("pilot")),
        tampering(
            "a pilot of another proposal",
            "History of the pilot, event 1 (pilot.created, ID): it names proposal another, but in the pack there is "
                + PackFixture.PROPOSAL
                + ".",
            pack -> {
              data(pack, "pilot", 1).put("proposalId", "another");
              pack.chain("pilot", 1);
            }),
        tampering(
            "a pilot of other people",
            "History of the pilot, event 1 (pilot.created, ID): it is between other people than the agreement.",
            pack -> {
              data(pack, "pilot", 1).put("author", "kim");
              pack.chain("pilot", 1);
            }),
        tampering(
            "a pilot that failed",
            "The pilot never graduated, by its history.",
            pack -> {
              data(pack, "pilot", 3).put("result", "STOPPED");
              pack.chain("pilot", 3);
            }),
        tampering(
            "a proposal that was not accepted",
            "The proposal was never accepted, by its history.",
            pack -> pack.events("proposal").remove(1)),
        tampering(
            "a history of something else",
            "History of the proposal, event 1 (decision-type.created, ID): it is not proposal.created, with which it begins.",
            pack -> {
              pack.event("proposal", 1).put("type", "decision-type.created");
              pack.chain("proposal", 1);
            }),
        tampering(
            "another agreement",
            "The pack says that it is of agreement another, but the history in it is of "
                + PackFixture.AGREEMENT
                + ".",
            pack -> pack.pack.put("agreementId", "another")),
        tampering(
            "other words",
            "Version 2: it was changed: its words do not have its hash.",
            pack -> pack.version(2).put("canonical", reworded())),
        tampering(
            "other words with their hash",
            "History of the agreement, event 4 (agreement.offered, ID): it is about version 2 with another hash than the version has.",
            pack ->
                pack.version(2)
                    .put("canonical", reworded())
                    .put("hash", PackFixture.hash(reworded()))),
        tampering(
            "words that are written in another way",
            "Version 2: it has words that are not in the canonical form (RFC 8785).",
            pack ->
                pack.version(2)
                    .put("canonical", reworded() + " ")
                    .put("hash", PackFixture.hash(reworded() + " "))),
        tampering(
            "words of another pilot",
            "Version 2: it says \"another\" at /terms/source/pilotId, the history \""
                + PackFixture.PILOT
                + "\".",
            pack -> {
              var words = PackFixture.words(2, "another");
              pack.version(2).put("canonical", words).put("hash", PackFixture.hash(words));
            }),
        tampering(
            "a version is missing",
            "History of the agreement, event 2 (agreement.offered, ID): it is about version 1, which is not in the pack.",
            pack -> pack.pack.withArray("versions").remove(0)),
        tampering(
            "a version more",
            "Version 3 is in the pack, but was never offered.",
            pack -> {
              var words = PackFixture.words(3, PackFixture.PILOT);
              pack.pack
                  .withArray("versions")
                  .addObject()
                  .put("version", 3)
                  .put("hash", PackFixture.hash(words))
                  .put("canonical", words);
            }),
        tampering(
            "a version twice",
            "Version 1 is in the pack twice.",
            pack -> pack.pack.withArray("versions").add(pack.version(1).deepCopy())),
        tampering(
            "somebody else has signed",
            "History of the agreement, event 6 (agreement.signed, ID): it is signed by kim, who is not that party.",
            pack -> {
              data(pack, "agreement", 6).put("person", "kim");
              pack.event("agreement", 6).put("actor", "kim");
              pack.chain("agreement", 6);
            }),
        tampering(
            "one has signed for the other",
            "History of the agreement, event 6 (agreement.signed, ID): it names morgan as who has signed, but was done by robin.",
            pack -> {
              pack.event("agreement", 6).put("actor", "robin");
              pack.chain("agreement", 6);
            }),
        tampering(
            "no signed document",
            "Version 2: it is signed by both, but its signed document is not there: it was taken out, or the service does not vouch for it.",
            pack -> pack.version(2).remove("jws")),
        tampering(
            "a signed document of what not both have signed",
            "Version 1: it has a signed document, but not both have signed it.",
            pack -> pack.attest(0)),
        tampering(
            "another signature under the document",
            "The signed document of version 2 was changed: its signature does not hold.",
            pack -> {
              var jws = pack.version(2).get("jws").asText();
              pack.version(2).put("jws", flipped(jws, 2));
            }),
        tampering(
            "another header of the document",
            "The signed document of version 2 was changed: its signature does not hold.",
            pack -> {
              var parts = pack.version(2).get("jws").asText().split("\\.", -1);
              var header =
                  new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8)
                      .replace("10:00:05Z", "10:00:04Z");
              parts[0] =
                  Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8));
              pack.version(2).put("jws", String.join(".", parts));
            }),
        tampering(
            "a document that only decodes to the same",
            "The signed document of version 2 was changed: a part of it is not in base64url.",
            pack -> pack.version(2).put("jws", pack.version(2).get("jws").asText() + "==")),
        tampering(
            "a document of another version",
            "The signed document of version 2 is of other words.",
            pack -> {
              pack.attest(0);
              pack.version(2).set("jws", pack.version(1).remove("jws"));
            }),
        tampering(
            "the seal as a document",
            "The signed document of version 2 must be signed with EdDSA, and be of the type latitude-agreement+jws.",
            pack -> pack.version(2).set("jws", pack.pack.get("seal"))),
        tampering(
            "a document that says that others have signed",
            "The signed document of version 2 names others as those who have signed it.",
            pack ->
                pack.version(2)
                    .put(
                        "jws",
                        pack.jws(
                            pack.header("latitude-agreement+jws"),
                            pack.version(2).get("canonical").asText()))),
        tampering(
            "a document that is signed in no way",
            "The signed document of version 2 must be signed with EdDSA, and be of the type latitude-agreement+jws.",
            pack ->
                pack.version(2)
                    .put(
                        "jws",
                        pack.jws(
                            pack.header("latitude-agreement+jws").put("alg", "none"),
                            pack.version(2).get("canonical").asText()))),
        tampering(
            "no key",
            "The signed document of version 2 is signed with the key KID, which is not in the pack.",
            pack -> ((ObjectNode) pack.pack.get("keys")).putArray("keys")),
        tampering(
            "a key under the id of another",
            "The key KID is another one: its id is not its thumbprint (RFC 7638).",
            pack ->
                ((ObjectNode) pack.pack.at("/keys/keys/0"))
                    .put("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")),
        tampering(
            "a document by another key than the seal",
            "A signed document in the pack is by another key than its seal, KID.",
            pack -> {
              var other = PackFixture.signed();
              pack.version(2).set("jws", other.version(2).get("jws"));
              ((ArrayNode) pack.pack.at("/keys/keys")).add(other.pack.at("/keys/keys/0"));
            }),
        tampering(
            "another moment",
            "The seal is that of another pack: of another agreement, or moment.",
            pack -> pack.pack.put("madeAt", "2026-02-12T06:00:01Z")),
        tampering(
            "the seal is broken",
            "The seal of the pack was changed: its signature does not hold.",
            pack -> pack.pack.put("seal", flipped(pack.pack.get("seal").asText(), 2))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void theFirstThingThatDoesNotHoldIsNamed(String name, String message, Change change)
      throws Exception {
    var fixture = PackFixture.signed();
    change.in(fixture);
    var broken = assertThrows(Broken.class, () -> Verification.of(file(fixture), _ -> {}), name);
    assertEquals(
        message.replace("KID", fixture.kid),
        broken.getMessage().replaceAll("0198c0de-7a10-7c3e-9d7b-0{11}\\d", "ID"));
  }

  /** Whoever has the key, and it is another one, has made all of it anew: only the id tells. */
  @Test
  void aPackThatWasMadeUpHoldsWithAnotherKey() throws Exception {
    var genuine = PackFixture.signed();
    var madeUp = PackFixture.signed();
    assertNotEquals(genuine.kid, Verification.of(file(madeUp), _ -> {}));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | It is no evidence pack that this version reads: its \"format\" must be \"latitude-evidence-1\". Take one with GET /api/v1/agreements/{id}/evidence.",
        "[] | It is no evidence pack that this version reads: its \"format\" must be \"latitude-evidence-1\". Take one with GET /api/v1/agreements/{id}/evidence.",
        "{\"format\": \"latitude-evidence-1\"} | /agreementId must be there, and be a text.",
        "{\"format\": \"latitude-evidence-1\", \"more\": 1} | /more is nothing that an evidence pack of this format has.",
      })
  void whatIsNoPackIsSaidToBeNone(String json, String message) throws Exception {
    var file = Files.writeString(folder.resolve("pack.json"), json);
    var refusal = assertThrows(NotAPack.class, () -> Verification.of(file, _ -> {}));
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void whatCouldBeReadInTwoWaysIsNotRead() throws Exception {
    var text = PackFixture.signed().json();
    for (var change :
        List.of(
            text.replaceFirst("\"actor\"", "\"actor\":\"kim\",\"actor\""),
            text + "{}",
            text.substring(0, text.length() - 1))) {
      var file = Files.writeString(folder.resolve("pack.json"), change);
      var refusal = assertThrows(NotAPack.class, () -> Verification.of(file, _ -> {}));
      assertTrue(
          refusal.getMessage().startsWith("It is no JSON that is read one way only ("),
          refusal.getMessage());
    }
  }

  @Test
  void aPlaceInTheFileIsNamed() throws Exception {
    var fixture = PackFixture.signed();
    fixture.event("pilot", 2).put("salt", "xyz");
    var refusal = assertThrows(NotAPack.class, () -> Verification.of(file(fixture), _ -> {}));
    assertEquals("/pilot/1/salt must be there, and be hexadecimal.", refusal.getMessage());
  }

  private Path file(PackFixture fixture) throws Exception {
    return Files.writeString(folder.resolve("pack.json"), fixture.json());
  }

  private static ObjectNode data(PackFixture pack, String whose, int revision) {
    return (ObjectNode) pack.event(whose, revision).get("data");
  }

  private static String reworded() {
    return PackFixture.words(2, PackFixture.PILOT)
        .replace("\"source\"", "\"expectations\":[\"More\"],\"source\"");
  }

  /** Another first character of a part. */
  private static String flipped(String jws, int part) {
    var parts = jws.split("\\.", -1);
    parts[part] = (parts[part].startsWith("A") ? "B" : "A") + parts[part].substring(1);
    return String.join(".", parts);
  }
}
