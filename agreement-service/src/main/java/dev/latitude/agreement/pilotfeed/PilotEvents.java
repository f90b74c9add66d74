package dev.latitude.agreement.pilotfeed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.pilot.TolerantJson;
import dev.latitude.agreement.register.Register;
import dev.latitude.agreement.register.Source;
import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.EventPage;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the register makes of a pilot's events. Each event that matters is one transaction: the
 * register and the cursor move together or not at all.
 *
 * <p>Ending rights needs nothing but the envelope of an event, so whatever its data says a right
 * always ends. An event that should give rights and cannot be read gives none (the check then says
 * that approval is required), and is set aside, counted and logged: to stop at it would keep every
 * later ending from the register, and rights in force that have ended are worse than rights
 * missing.
 */
@ApplicationScoped
class PilotEvents {
  private static final Logger LOG = Logger.getLogger(PilotEvents.class);
  private static final Set<String> BEGIN =
      Set.of("pilot.started", "pilot.resumed", "pilot.reinstated");
  private static final Set<String> END =
      Set.of("pilot.paused", "pilot.reverted", "pilot.completed", "pilot.cancelled");

  private final PilotFeedCursor cursor;
  private final Register register;
  private final EventsSetAside setAside;
  private final Validator validator;
  private final MeterRegistry metrics;
  private final ObjectMapper json;

  PilotEvents(
      PilotFeedCursor cursor,
      Register register,
      EventsSetAside setAside,
      Validator validator,
      MeterRegistry metrics,
      ObjectMapper json) {
    this.cursor = cursor;
    this.register = register;
    this.setAside = setAside;
    this.validator = validator;
    this.metrics = metrics;
    this.json = TolerantJson.of(json);
  }

  static boolean matters(CloudEvent event) {
    return BEGIN.contains(event.type()) || END.contains(event.type());
  }

  static String sequence(CloudEvent event) {
    return Objects.requireNonNull(event.sequence(), "An event of the feed has no sequence");
  }

  /** False when another replica has applied it already. */
  @Transactional
  boolean apply(@Nullable String expected, CloudEvent event) {
    if (!cursor.lockAt(expected)) {
      return false;
    }
    requireWhole(event);
    if (BEGIN.contains(event.type())) {
      begin(event);
    } else {
      register.end(Source.Kind.PILOT, event.subject(), event.time());
    }
    cursor.moveTo(sequence(event), event.time());
    metrics.counter("latitude.feed.events.applied", "type", event.type()).increment();
    return true;
  }

  /** All of the page is applied; now the register knows what pilot-service knew. */
  @Transactional
  boolean finish(@Nullable String expected, EventPage page, @Nullable Instant asOf) {
    if (!cursor.lockAt(expected)) {
      return false;
    }
    cursor.moveTo(page.next(), asOf);
    return true;
  }

  /** Without these an ending would end nothing, and nobody would know. */
  private static void requireWhole(CloudEvent event) {
    if (Stream.of(event.id(), event.subject(), event.time()).anyMatch(Objects::isNull)) {
      throw new IllegalStateException("Event " + sequence(event) + " lacks id, subject or time");
    }
  }

  private void begin(CloudEvent event) {
    try {
      var grant = read(event).grant(event.subject());
      register.end(Source.Kind.PILOT, event.subject(), grant.from());
      if (!register.enterWhereFree(grant)) {
        metrics.counter("latitude.feed.rights.clipped").increment();
        LOG.warnf(
            "Pilot %s gives %s a right for a decision that another source already holds; what is held stays",
            event.subject(), grant.person());
      }
    } catch (Unreadable unreadable) {
      setAside.add(event, String.valueOf(unreadable.getMessage()));
      metrics.counter("latitude.feed.events.set.aside").increment();
      LOG.errorf(
          "Event %s (%s of pilot %s) cannot be read and gives no right: %s",
          event.sequence(), event.type(), event.subject(), unreadable.getMessage());
    }
  }

  private RightsBegun read(CloudEvent event) throws Unreadable {
    if (event.data() == null || !event.data().isObject()) {
      throw new Unreadable("data is no object");
    }
    RightsBegun begun;
    try {
      begun = json.treeToValue(event.data(), RightsBegun.class);
    } catch (JsonProcessingException mismatch) {
      throw new Unreadable(mismatch.getOriginalMessage());
    }
    var violations = validator.validate(begun);
    if (!violations.isEmpty()) {
      throw new Unreadable(
          violations.stream()
              .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
              .sorted()
              .collect(Collectors.joining("; ")));
    }
    if (!begun.from().isBefore(begun.until())) {
      throw new Unreadable("until must be after from");
    }
    return begun;
  }

  private static final class Unreadable extends Exception {
    Unreadable(String reason) {
      super(reason, null, false, false);
    }
  }
}
