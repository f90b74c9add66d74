package dev.latitude.kit.history;

import dev.latitude.kit.http.Representations;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * A stretch of the feed as the client wants it: as a page, or as a batch of the CloudEvents JSON
 * format, which has no room for the cursor, so that it stands in a header there.
 */
public final class FeedAnswers {
  public static final String BATCH = "application/cloudevents-batch+json";
  public static final String EVENT = "application/cloudevents+json";
  private static final String PAGE = "application/json";

  private FeedAnswers() {}

  /**
   * Reads the stretch that the parameters ask for.
   *
   * @param path of the feed
   */
  public static RestResponse<?> read(
      EventFeed feed, FeedParams params, Request request, String path) {
    var type =
        Representations.choose(
            request,
            List.of(PAGE, BATCH),
            "A feed comes as application/json or as " + BATCH + ". Name one of them in 'Accept'.");
    var page = params.readFrom(feed);
    return ResponseBuilder.ok(type.equals(BATCH) ? page.items() : page)
        .header(HttpHeaders.CONTENT_TYPE, type)
        .header(HttpHeaders.LINK, "<" + path + params.queryAfter(page.next()) + ">; rel=\"next\"")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }
}
