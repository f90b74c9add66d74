package dev.latitude.agreement.pilotfeed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.register.Register;
import dev.latitude.agreement.register.Source;
import dev.latitude.kit.follow.FollowedFeed;
import dev.latitude.kit.follow.UnreadableEvent;
import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.json.TolerantJson;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What the register makes of a pilot's events.
 *
 * <p>Ending rights needs nothing but the envelope of an event, so whatever its data says a right
 * always ends. An event that should give rights and cannot be read gives none (the check then says
 * that approval is required), and is set aside: to stop at it would keep every later ending from
 * the register, and rights in force that have ended are worse than rights missing.
 */
@ApplicationScoped
class PilotEvents implements FollowedFeed {
  private static final Logger LOG = Logger.getLogger(PilotEvents.class);
  private static final Set<String> BEGIN =
      Set.of("pilot.started", "pilot.resumed", "pilot.reinstated", "pilot.extended");

  /** Brings rights when some are in force: the same as before, granted by somebody else. */
  private static final String HANDED_OVER = "pilot.handed-over";

  private static final Set<String> END =
      Set.of("pilot.paused", "pilot.reverted", "pilot.completed", "pilot.cancelled");

  private final Register register;
  private final Validator validator;
  private final MeterRegistry metrics;
  private final ObjectMapper json;

  PilotEvents(Register register, Validator validator, MeterRegistry metrics, ObjectMapper json) {
    this.register = register;
    this.validator = validator;
    this.metrics = metrics;
    this.json = TolerantJson.of(json);
  }

  @Override
  public String name() {
    return Register.PILOT_FEED;
  }

  @Override
  public String service() {
    return "pilot-service";
  }

  @Override
  public String tells() {
    return "which pilots are in force";
  }

  @Override
  public boolean matters(CloudEvent event) {
    return BEGIN.contains(event.type())
        || END.contains(event.type())
        || (event.type().equals(HANDED_OVER)
            && event.data() != null
            && event.data().hasNonNull("rights"));
  }

  @Override
  public void apply(CloudEvent event) throws UnreadableEvent {
    if (END.contains(event.type())) {
      register.end(Source.Kind.PILOT, event.subject(), event.time());
      return;
    }
    var grant = read(event).grant(event.subject());
    if (!register.begin(grant)) {
      metrics.counter("latitude.feed.rights.clipped").increment();
      LOG.warnf(
          "Pilot %s gives %s a right for a decision that another source already holds; what is held stays",
          event.subject(), grant.person());
    }
  }

  private RightsBegun read(CloudEvent event) throws UnreadableEvent {
    if (event.data() == null || !event.data().isObject()) {
      throw new UnreadableEvent("data is no object");
    }
    RightsBegun begun;
    try {
      begun = json.treeToValue(event.data(), RightsBegun.class);
    } catch (JsonProcessingException mismatch) {
      throw new UnreadableEvent(mismatch.getOriginalMessage());
    }
    var violations = validator.validate(begun);
    if (!violations.isEmpty()) {
      throw new UnreadableEvent(
          violations.stream()
              .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
              .sorted()
              .collect(Collectors.joining("; ")));
    }
    if (!begun.from().isBefore(begun.until())) {
      throw new UnreadableEvent("until must be after from");
    }
    return begun;
  }
}
