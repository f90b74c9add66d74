package dev.latitude.pilot.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.EventStore;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.people.PersonalDataLines;
import dev.latitude.pilot.checklist.ChecklistRunView;
import dev.latitude.pilot.checklist.ChecklistRuns;
import dev.latitude.pilot.context.ContextReactionView;
import dev.latitude.pilot.context.ContextReactions;
import dev.latitude.pilot.decision.DecisionView;
import dev.latitude.pilot.decision.Decisions;
import dev.latitude.pilot.measurement.MeasurementView;
import dev.latitude.pilot.measurement.Measurements;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotView;
import dev.latitude.pilot.pilot.Pilots;
import dev.latitude.pilot.review.ReviewView;
import dev.latitude.pilot.review.Reviews;
import dev.latitude.pilot.statusupdate.StatusUpdateView;
import dev.latitude.pilot.statusupdate.StatusUpdates;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Everything about a person that the caller may read: their pilots, and after each what they
 * recorded under it and did to it. A page is in memory at a time, and no connection to the database
 * is held while a slow reader takes its time.
 */
@ApplicationScoped
class PilotExport {
  private static final int PAGE = 100;

  private final Pilots pilots;
  private final Measurements measurements;
  private final StatusUpdates updates;
  private final ChecklistRuns checklists;
  private final Decisions decisions;
  private final Reviews reviews;
  private final ContextReactions reactions;
  private final EventStore events;
  private final ObjectMapper json;
  private final Clock clock;

  PilotExport(
      Pilots pilots,
      Measurements measurements,
      StatusUpdates updates,
      ChecklistRuns checklists,
      Decisions decisions,
      Reviews reviews,
      ContextReactions reactions,
      EventStore events,
      ObjectMapper json,
      Clock clock) {
    this.pilots = pilots;
    this.measurements = measurements;
    this.updates = updates;
    this.checklists = checklists;
    this.decisions = decisions;
    this.reviews = reviews;
    this.reactions = reactions;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  @FunctionalInterface
  private interface Writer<T> {
    void write(T one) throws IOException;
  }

  void write(String person, Actor caller, OutputStream out) throws IOException {
    var asOf = clock.instant();
    var lines = new PersonalDataLines(out, json);
    each(
        before -> pilots.of(person, caller, before, PAGE),
        Pilot::id,
        pilot -> {
          lines.write("pilot", PilotView.from(pilot, caller, pilots.today()));
          writeRecords(person, pilot, lines);
          writeEvents(person, pilot, lines);
        });
    lines.end(person, asOf);
  }

  private void writeRecords(String person, Pilot pilot, PersonalDataLines lines)
      throws IOException {
    each(
        before -> measurements.of(person, pilot, before, PAGE),
        MeasurementView::id,
        value -> lines.write("measurement", value));
    each(
        before -> updates.of(person, pilot, before, PAGE),
        StatusUpdateView::id,
        update -> lines.write("status-update", update));
    each(
        before -> checklists.of(person, pilot, before, PAGE),
        ChecklistRunView::id,
        run -> lines.write("checklist-run", run));
    each(
        before -> decisions.of(person, pilot, before, PAGE),
        DecisionView::id,
        entry -> lines.write("decision", entry));
    each(
        before -> reviews.of(person, pilot, before, PAGE),
        ReviewView::id,
        review -> lines.write("review", review));
    if (person.equals(pilot.author())) {
      each(
          before -> reactions.of(pilot, before, PAGE),
          ContextReactionView::id,
          reaction -> lines.write("context-reaction", reaction));
    }
  }

  /** What the person did, and what names them. */
  private void writeEvents(String person, Pilot pilot, PersonalDataLines lines) throws IOException {
    var quoted = TextNode.valueOf(person).toString();
    long revision = 0;
    List<CloudEvent> found;
    do {
      found = events.history(pilot.id(), revision, PAGE);
      for (var event : found) {
        if (event.actor().equals(person) || names(event.data(), quoted)) {
          lines.write("event", event);
        }
        revision = event.revision();
      }
    } while (found.size() == PAGE);
  }

  private static boolean names(JsonNode data, String quoted) {
    return data.toString().contains(quoted);
  }

  private static <T> void each(
      Function<Optional<UUID>, List<T>> page, Function<T, UUID> id, Writer<T> writer)
      throws IOException {
    Optional<UUID> before = Optional.empty();
    List<T> found;
    do {
      found = page.apply(before);
      for (var one : found) {
        writer.write(one);
        before = Optional.of(id.apply(one));
      }
    } while (found.size() == PAGE);
  }
}
