package dev.latitude.pilot.people;

import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.people.PersonalData;
import dev.latitude.kit.people.PersonalTable;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotState;
import dev.latitude.pilot.pilot.Pilots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where this service names persons. What both have acknowledged of a trigger set names nobody, so
 * its hash stays true.
 */
@ApplicationScoped
class PeopleOfPilots implements PersonalData {
  private static final String PILOT = "pilot";

  /** So many of the pilots that somebody still takes part in are named. */
  private static final int NAMED = 5;

  private final Pilots pilots;

  PeopleOfPilots(Pilots pilots) {
    this.pilots = pilots;
  }

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        PersonalTable.of("pilot")
            .belongingTo(PILOT, "id")
            .persons("author", "approver", "completed_by")
            .documents("terms", "acknowledgements", "proposed_trigger_set", "observers"),
        ofPilot("pilot_observer").persons("person"),
        ofPilot("trigger_set").documents("acknowledgements"),
        ofPilot("measurement").persons("recorded_by").documents("disputes"),
        ofPilot("status_update").persons("reported_by"),
        ofPilot("checklist_run").persons("reported_by"),
        ofPilot("decision_entry").persons("recorded_by", "answered_by"),
        ofPilot("review").persons("held_by"),
        // It waits for its turn, and is no pilot's.
        PersonalTable.of("context_event").lists("people"));
  }

  private static PersonalTable ofPilot(String table) {
    return PersonalTable.of(table).belongingTo(PILOT, "pilot_id");
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "author",
        "approver",
        "formerApprover",
        "by",
        "observer",
        "addedBy",
        "person",
        "people",
        "heldBy",
        "awaiting",
        "completedBy",
        "recordedBy",
        "reportedBy",
        "answeredBy",
        "proposedBy",
        "raisedBy",
        "resolvedBy");
  }

  @Override
  public Map<String, Class<? extends Aggregate>> things() {
    return Map.of(PILOT, Pilot.class);
  }

  @Override
  public List<String> openThings(String person) {
    return pilots.openOf(person, NAMED).stream().map(PeopleOfPilots::inWords).toList();
  }

  private static String inWords(Pilot pilot) {
    var named =
        "the pilot '%s' (%s), %s".formatted(pilot.terms().title(), pilot.id(), pilot.state());
    return pilot.state() == PilotState.REVERTED
        ? named + ", which can be reinstated until " + pilot.terms().plan().end()
        : named;
  }
}
