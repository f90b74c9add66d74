package dev.latitude.agreement.people;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.latitude.agreement.agreement.AgreementView;
import dev.latitude.agreement.agreement.Agreements;
import dev.latitude.agreement.agreement.ReviewView;
import dev.latitude.agreement.agreement.VersionView;
import dev.latitude.agreement.contextevent.ContextEventView;
import dev.latitude.agreement.contextevent.ContextEvents;
import dev.latitude.agreement.register.DecisionRights;
import dev.latitude.agreement.register.RightOnRecord;
import dev.latitude.agreement.webhook.WebhookEndpointView;
import dev.latitude.agreement.webhook.WebhookEndpoints;
import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.history.HistoryPages;
import dev.latitude.kit.history.HistoryParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import dev.latitude.kit.people.PersonalDataLines;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes what there is about a person, page by page, as the one who asks may read it anyway. No
 * connection to the database is held while a slow reader takes its time.
 */
@ApplicationScoped
class PersonalDataExport {
  /** How many things are in memory at a time, agreements with all their versions. */
  static final int THINGS = 20;

  private static final int ROWS = 500;
  private static final int EVENTS = 200;

  private final Agreements agreements;
  private final DecisionRights rights;
  private final ContextEvents contextEvents;
  private final WebhookEndpoints endpoints;
  private final HistoryPages histories;
  private final ObjectMapper json;
  private final Clock clock;

  PersonalDataExport(
      Agreements agreements,
      DecisionRights rights,
      ContextEvents contextEvents,
      WebhookEndpoints endpoints,
      HistoryPages histories,
      ObjectMapper json,
      Clock clock) {
    this.agreements = agreements;
    this.rights = rights;
    this.contextEvents = contextEvents;
    this.endpoints = endpoints;
    this.histories = histories;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Writes a line for each thing, and one at the end that says that these were all.
   *
   * @param reader that person, or somebody with the role {@code hr}
   */
  void write(String person, Actor reader, OutputStream out) throws IOException {
    var asOf = clock.instant();
    var lines = new PersonalDataLines(out, json);
    agreements(person, reader, lines);
    rights(lines, (after, limit) -> rights.heldBy(person, after, limit));
    rights(lines, (after, limit) -> rights.grantedBy(person, after, limit));
    if (reader.has(Roles.HR) || reader.has(Roles.AUDITOR)) {
      contextEvents(person, lines);
      for (var endpoint : endpoints.registeredBy(person)) {
        lines.write("webhook-endpoint", WebhookEndpointView.from(endpoint, reader));
        events(endpoint, person, lines);
      }
    }
    lines.end(person, asOf);
  }

  private void agreements(String person, Actor reader, PersonalDataLines lines) throws IOException {
    var page = agreements.of(person, reader, Optional.empty(), THINGS);
    while (!page.isEmpty()) {
      for (var found : page) {
        var agreement = found.agreement();
        lines.write("agreement", AgreementView.from(agreement, reader));
        for (var version : found.versions()) {
          lines.write("agreement-version", VersionView.from(agreement.id(), version));
        }
        for (var review : found.reviews()) {
          lines.write("agreement-review", ReviewView.from(agreement.id(), review));
        }
        events(agreement, person, lines);
      }
      var last = page.getLast().agreement().id();
      page = agreements.of(person, reader, Optional.of(last), THINGS);
    }
  }

  private static void rights(
      PersonalDataLines lines,
      BiFunction<@Nullable RightOnRecord, Integer, List<RightOnRecord>> pages)
      throws IOException {
    var page = pages.apply(null, ROWS);
    while (!page.isEmpty()) {
      for (var right : page) {
        lines.write("decision-right", right);
      }
      page = pages.apply(page.getLast(), ROWS);
    }
  }

  private void contextEvents(String person, PersonalDataLines lines) throws IOException {
    var page = contextEvents.of(person, Optional.empty(), THINGS);
    while (!page.isEmpty()) {
      for (var recorded : page) {
        lines.write("context-event", ContextEventView.from(recorded));
        events(recorded.event(), person, lines);
      }
      var last = page.getLast().event().id();
      page = contextEvents.of(person, Optional.of(last), THINGS);
    }
  }

  /** Those that the person did, or that name them. */
  private void events(Aggregate thing, String person, PersonalDataLines lines) throws IOException {
    var named = TextNode.valueOf(person).toString();
    var page = histories.of(thing, new Stretch(0));
    while (true) {
      for (var event : page.items()) {
        if (event.actor().equals(person) || event.data().toString().contains(named)) {
          lines.write("event", event);
        }
      }
      if (page.next() == null) {
        return;
      }
      page = histories.of(thing, new Stretch(page.items().getLast().revision()));
    }
  }

  /** Goes on after a revision. */
  private static final class Stretch extends HistoryParams {
    private final long after;

    Stretch(long after) {
      this.after = after;
    }

    @Override
    public long afterRevision() {
      return after;
    }

    @Override
    public int limit() {
      return EVENTS;
    }
  }
}
