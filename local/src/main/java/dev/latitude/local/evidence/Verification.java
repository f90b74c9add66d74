package dev.latitude.local.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The verification of a pack: each thing that holds is told, and the first that does not ends it.
 */
public final class Verification {
  private static final String SEAL_TYPE = "latitude-evidence+jws";
  private static final Set<String> GRADUATED = Set.of("GRADUATED", "PARTIALLY_GRADUATED");

  private final Pack pack;
  private final Keys keys;
  private final Consumer<String> told;

  private Verification(Pack pack, Consumer<String> told) {
    this.pack = pack;
    this.keys = new Keys(pack.keys());
    this.told = told;
  }

  /** Answers with the id of the key that all of it stands or falls with. */
  public static String of(Path file, Consumer<String> told) throws NotAPack, Broken {
    return new Verification(PackReader.read(file), told).verify();
  }

  private String verify() throws Broken {
    var proposal = whole("proposal", "proposal.created", pack.proposal());
    var pilot = Optional.<Chain>empty();
    if (pack.pilot().isPresent()) {
      pilot = Optional.of(whole("pilot", "pilot.created", pack.pilot().get()));
    }
    var agreement = whole("agreement", "agreement.drafted", pack.agreement());
    verifyOrigin(agreement, pilot, proposal);
    var keyIds = new Versions(agreement, keys, told).verify(pack.versions());
    var sealing = verifySeal(agreement, pilot, proposal);
    if (!Set.of(sealing).containsAll(keyIds)) {
      throw new Broken(
          "A signed document in the pack is by another key than its seal, " + sealing + ".");
    }
    return sealing;
  }

  private Chain whole(String whose, String firstType, List<Pack.Event> events) throws Broken {
    var chain = Chain.verified(whose, firstType, events);
    told.accept(
        "history of the %s %s: %d events without a gap, the last with the hash %s%s"
            .formatted(
                whose,
                chain.subject(),
                events.size(),
                chain.head(),
                chain.rewritten().isEmpty()
                    ? ""
                    : "; in %d of them a pseudonym stands for a person, as later ones tell"
                        .formatted(chain.rewritten().size())));
    return chain;
  }

  private void verifyOrigin(Chain agreement, Optional<Chain> pilot, Chain proposal) throws Broken {
    if (!agreement.subject().equals(pack.agreementId())) {
      throw new Broken(
          "The pack says that it is of agreement %s, but the history in it is of %s."
              .formatted(pack.agreementId(), agreement.subject()));
    }
    requireNamed(agreement, "proposalId", "proposal", Optional.of(proposal));
    requireNamed(agreement, "pilotId", "pilot", pilot);
    var accepted = proposal.ofType("proposal.accepted").findFirst();
    if (accepted.isEmpty()) {
      throw new Broken("The proposal was never accepted, by its history.");
    }
    if (pilot.isPresent()) {
      requireNamed(pilot.get(), "proposalId", "proposal", Optional.of(proposal));
      requirePeople(agreement, pilot.get(), pilot.get().first());
      requirePeople(pilot.get(), proposal, accepted.get());
      if (pilot
          .get()
          .ofType("pilot.completed")
          .noneMatch(event -> GRADUATED.contains(event.data().path("result").asText()))) {
        throw new Broken("The pilot never graduated, by its history.");
      }
    } else {
      requirePeople(agreement, proposal, accepted.get());
    }
    var drafted = agreement.first().data();
    told.accept(
        "the agreement of %s and %s comes from that proposal%s"
            .formatted(
                drafted.path("employee").asText(),
                drafted.path("approver").asText(),
                pilot.isPresent() ? ", and from that pilot, which graduated" : ""));
  }

  /** What a history says that it comes from is what there is in the pack. */
  private static void requireNamed(Chain of, String property, String what, Optional<Chain> there)
      throws Broken {
    var named = of.first().data().path(property).asText();
    var shown = there.map(Chain::subject).orElse("");
    if (!named.equals(shown)) {
      throw of.broken(
          of.first(),
          "names %s %s, but in the pack there is %s"
              .formatted(what, named.isEmpty() ? "none" : named, shown.isEmpty() ? "none" : shown));
    }
  }

  /**
   * What comes of something is between the same people: the author of the one, and who approved it
   * by its event or came in their place later.
   */
  private static void requirePeople(Chain of, Chain origin, Pack.Event event) throws Broken {
    var begun = of.first().data();
    var person = begun.path(begun.has("employee") ? "employee" : "author").asText();
    if (!event.data().path("author").asText().equals(person)
        || !origin.approversSince(event).containsValue(begun.path("approver").asText())) {
      throw origin.broken(event, "is between other people than the " + of.whose());
    }
  }

  private String verifySeal(Chain agreement, Optional<Chain> pilot, Chain proposal) throws Broken {
    var sealed = SignedDocument.verified("The seal of the pack", pack.seal(), SEAL_TYPE, keys);
    var ends = JsonNodeFactory.instance.objectNode();
    ends.put("agreement", agreement.head());
    pilot.ifPresent(chain -> ends.put("pilot", chain.head()));
    ends.put("proposal", proposal.head());
    requireSealed(sealed, ends);
    ends.put("agreementId", pack.agreementId());
    ends.put("madeAt", pack.madeAt());
    if (!sealed.isOf(CanonicalJson.bytes(ends))) {
      throw new Broken("The seal is that of another pack: of another agreement, or moment.");
    }
    told.accept(
        "the seal holds, by the key %s: each history ended so at %s, when the pack was made"
            .formatted(sealed.keyId(), pack.madeAt()));
    return sealed.keyId();
  }

  private static void requireSealed(SignedDocument sealed, ObjectNode ends) throws Broken {
    var then = sealed.json();
    for (var end : ends.properties()) {
      if (!then.path(end.getKey()).equals(end.getValue())) {
        throw new Broken(
            "The history of the %s does not end as it did when the pack was made: events were cut off, or added."
                .formatted(end.getKey()));
      }
    }
  }
}
