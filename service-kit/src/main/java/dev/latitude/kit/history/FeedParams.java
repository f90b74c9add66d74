package dev.latitude.kit.history;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a feed. */
public class FeedParams {
  @Parameter(
      description =
          "The `next` of the answer before; absent to read from the first event that is still told.")
  @QueryParam("after")
  @Nullable String after;

  @Parameter(description = "Most events to answer with.")
  @QueryParam("limit")
  @DefaultValue("100")
  @Min(1)
  @Max(1000)
  int limit = 100;

  @Parameter(description = "Seconds to wait for an event when there is none yet.")
  @QueryParam("wait")
  @DefaultValue("0")
  @Min(0)
  @Max(60)
  int wait = 0;

  public EventPage readFrom(EventFeed feed) {
    return readFrom(feed, FeedView.EVERYTHING);
  }

  public EventPage readFrom(EventFeed feed, FeedView view) {
    return feed.read(after, limit, Duration.ofSeconds(wait), view);
  }

  /** The same question, put again after a cursor. */
  String queryAfter(String cursor) {
    return "?after=" + cursor + "&limit=" + limit + "&wait=" + wait;
  }
}
