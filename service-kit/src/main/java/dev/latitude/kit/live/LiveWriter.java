package dev.latitude.kit.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** Messages as server-sent events; what is no news is a comment, which readers pass over. */
@Singleton
class LiveWriter {
  private static final String OPENED = "opened";
  private static final String CLOSING = "closing";

  private final ObjectMapper json;

  LiveWriter(ObjectMapper json) {
    this.json = json;
  }

  OutboundSseEvent write(LiveMessage message, Sse sse) {
    var event = sse.newEventBuilder();
    return switch (message) {
      case LiveMessage.Opened opened ->
          event.id(opened.sequence()).name(OPENED).data(text(opened.here())).build();
      case LiveMessage.Happened happened ->
          event
              .id(String.valueOf(happened.event().sequence()))
              .name(happened.event().type())
              .data(text(happened.event()))
              .build();
      case LiveMessage.Closing closing ->
          event.name(CLOSING).data(text(new LiveMessage.Goodbye(closing.reason()))).build();
      case LiveMessage.Heartbeat _, LiveMessage.End _ -> event.comment("still here").build();
    };
  }

  private String text(Object data) {
    try {
      return json.writeValueAsString(data);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
