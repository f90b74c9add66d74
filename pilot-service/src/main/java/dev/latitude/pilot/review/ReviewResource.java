package dev.latitude.pilot.review;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Reviews over HTTP. */
@Path("/api/v1/pilots/{id}/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews", description = "Look at the numbers together, and decide.")
@RunOnVirtualThread
public class ReviewResource {
  private final Reviews reviews;
  private final Caller caller;

  ReviewResource(Reviews reviews, Caller caller) {
    this.reviews = reviews;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Operation(
      operationId = "holdReview",
      summary = "Decide how the pilot goes on",
      description =
          "By the approver, with the role `manager`, at any time while the pilot is ACTIVE or PAUSED. `If-Match` names the pilot's version"
              + " that was looked at. CONTINUE goes on, and resumes a paused pilot. ADJUST puts `triggers` or `reviewDates` on the table, which"
              + " stand once both have acknowledged them. EXTEND moves the last day to `end`, up to 366 days after the first. PAUSE and REVERT"
              + " are those commands. GRADUATE completes the pilot with all of its rights or with `rights`, never above the level on trial, and is"
              + " refused until every metric with a target is measured and every armed trigger has data enough and is not breached. STOP"
              + " completes it with none.")
  @APIResponse(
      responseCode = "201",
      description = "Held.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ReviewView.class)))
  public RestResponse<ReviewView> hold(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      NewReview request) {
    var review = reviews.hold(id, ifMatch, caller.actor(), request);
    return ResponseBuilder.create(RestResponse.Status.CREATED, ReviewView.from(review))
        .location(URI.create("/api/v1/pilots/" + id + "/reviews/" + review.id()))
        .build();
  }

  @GET
  @Operation(operationId = "listReviews", summary = "List the reviews held, newest first")
  public Page<ReviewView> list(@RestPath UUID id, @BeanParam @Valid PageParams page) {
    return Page.of(
        reviews.list(id, caller.actor(), page),
        page.limit(),
        review -> Cursors.of(review.id()),
        ReviewView::from);
  }

  @GET
  @Path("/{reviewId}")
  @Operation(operationId = "getReview", summary = "Read one review")
  public ReviewView get(@RestPath UUID id, @RestPath UUID reviewId) {
    return ReviewView.from(reviews.find(id, reviewId, caller.actor()));
  }
}
