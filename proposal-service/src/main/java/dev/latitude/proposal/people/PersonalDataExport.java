package dev.latitude.proposal.people;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.EventStore;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.people.PersonalDataLines;
import dev.latitude.proposal.endorsement.EndorsementView;
import dev.latitude.proposal.endorsement.PersonsEndorsements;
import dev.latitude.proposal.friction.FrictionLog;
import dev.latitude.proposal.proposal.PersonsProposals;
import dev.latitude.proposal.proposal.Proposal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes down what there is about a person, as far as the caller may read it anyway. One page of
 * each list is in memory at a time, and no connection is held while a slow reader takes its time.
 */
@ApplicationScoped
class PersonalDataExport {
  private static final int EVENTS = 200;

  private final PersonsProposals proposals;
  private final PersonsEndorsements endorsements;
  private final FrictionLog friction;
  private final EventStore events;
  private final ObjectMapper json;
  private final Clock clock;

  PersonalDataExport(
      PersonsProposals proposals,
      PersonsEndorsements endorsements,
      FrictionLog friction,
      EventStore events,
      ObjectMapper json,
      Clock clock) {
    this.proposals = proposals;
    this.endorsements = endorsements;
    this.friction = friction;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  void write(String person, Actor caller, OutputStream out) throws IOException {
    var asOf = clock.instant();
    var lines = new PersonalDataLines(out, json);
    each(proposals.all(person, caller), proposal -> write(proposal, person, caller, lines));
    each(
        endorsements.askedOf(person, caller),
        endorsement -> write(endorsement, person, caller, lines));
    // Nobody but its author reads an entry, whatever roles they have.
    if (caller.is(person)) {
      each(friction.all(person), entry -> lines.write("friction-entry", entry));
    }
    lines.end(person, asOf);
  }

  private void write(Proposal proposal, String person, Actor caller, PersonalDataLines lines)
      throws IOException {
    lines.write("proposal", proposals.view(proposal, caller));
    each(proposals.revisions(proposal), revision -> lines.write("revision", revision));
    writeEvents(proposal.id(), person, lines);
    if (person.equals(proposal.author())) {
      each(
          endorsements.askedFor(proposal, caller),
          endorsement -> write(endorsement, person, caller, lines));
    }
  }

  /** What happened to it is known to the two between whom it is, and to nobody else as a whole. */
  private void write(
      EndorsementView endorsement, String person, Actor caller, PersonalDataLines lines)
      throws IOException {
    lines.write("endorsement", endorsement);
    if (caller.is(endorsement.author()) || caller.is(endorsement.ally())) {
      writeEvents(endorsement.id(), person, lines);
    }
  }

  private void writeEvents(UUID thing, String person, PersonalDataLines lines) throws IOException {
    var quoted = TextNode.valueOf(person).toString();
    List<CloudEvent> page = List.of();
    do {
      page = events.history(thing, page.isEmpty() ? 0 : page.getLast().revision(), EVENTS);
      for (var event : page) {
        if (event.actor().equals(person) || event.data().toString().contains(quoted)) {
          lines.write("event", event);
        }
      }
    } while (page.size() == EVENTS);
  }

  /** By its iterator, which reads the next page when this one is written. */
  private static <T> void each(Stream<T> all, Write<T> write) throws IOException {
    for (var left = all.iterator(); left.hasNext(); ) {
      write.write(left.next());
    }
  }

  private interface Write<T> {
    void write(T one) throws IOException;
  }
}
