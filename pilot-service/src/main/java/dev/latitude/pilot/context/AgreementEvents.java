package dev.latitude.pilot.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.follow.FollowedFeed;
import dev.latitude.kit.follow.UnreadableEvent;
import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.json.TolerantJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.stream.Collectors;

/** What pilots learn from agreement-service, where HR records context events. */
@ApplicationScoped
class AgreementEvents implements FollowedFeed {
  private static final String RECORDED = "context-event.recorded";

  private final ContextReactions reactions;
  private final Validator validator;
  private final ObjectMapper json;

  AgreementEvents(ContextReactions reactions, Validator validator, ObjectMapper json) {
    this.reactions = reactions;
    this.validator = validator;
    this.json = TolerantJson.of(json);
  }

  @Override
  public String name() {
    return "agreement-events";
  }

  @Override
  public String service() {
    return "agreement-service";
  }

  @Override
  public String tells() {
    return "what happens around the people of a pilot";
  }

  @Override
  public boolean matters(CloudEvent event) {
    return event.type().equals(RECORDED);
  }

  @Override
  public void apply(CloudEvent event) throws UnreadableEvent {
    var recorded = read(event);
    var happened = recorded.contextEvent(event.subject());
    if (happened.isPresent()) {
      reactions.hear(happened.get(), recorded.people());
    }
  }

  private ContextEventRecorded read(CloudEvent event) throws UnreadableEvent {
    if (event.data() == null || !event.data().isObject()) {
      throw new UnreadableEvent("data is no object");
    }
    ContextEventRecorded recorded;
    try {
      recorded = json.treeToValue(event.data(), ContextEventRecorded.class);
    } catch (JsonProcessingException mismatch) {
      throw new UnreadableEvent(mismatch.getOriginalMessage());
    }
    var violations = validator.validate(recorded);
    if (!violations.isEmpty()) {
      throw new UnreadableEvent(
          violations.stream()
              .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
              .sorted()
              .collect(Collectors.joining("; ")));
    }
    return recorded;
  }
}
