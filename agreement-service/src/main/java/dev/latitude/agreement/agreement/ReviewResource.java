package dev.latitude.agreement.agreement;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.Page;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Reviews of an agreement over HTTP. */
@Path("/api/v1/agreements/{id}/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agreements")
@RunOnVirtualThread
public class ReviewResource {
  private final Reviewing reviewing;
  private final HeldReviews reviews;
  private final Caller caller;

  ReviewResource(Reviewing reviewing, HeldReviews reviews, Caller caller) {
    this.reviewing = reviewing;
    this.reviews = reviews;
    this.caller = caller;
  }

  /** Idempotent like every POST; see {@link Reviewing}. */
  @POST
  @Operation(
      operationId = "reviewAgreement",
      summary = "Record what the two came to when they looked at it",
      description =
          "CONTINUE by the approver with the role `manager`; EXPAND by the employee, in whose name a follow-up proposal is begun; RENEW, AMEND"
              + " and END by either. What is due is held with it; what a context event called for only when the approver records it. Needs `If-Match` with the agreement's ETag.")
  @APIResponse(
      responseCode = "201",
      description = "The review; what it brought along is in the agreement.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ReviewView.class)))
  public RestResponse<ReviewView> review(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      NewReview review) {
    return reviewing.hold(id, ifMatch, review, reviewing.begin(id, ifMatch, review));
  }

  @GET
  @Operation(operationId = "listAgreementReviews", summary = "Reviews that were held, oldest first")
  public Page<ReviewView> list(@RestPath UUID id, @BeanParam @Valid ReviewListParams page) {
    return Page.of(
        reviews.list(id, caller.actor(), page.afterNumber(), page.limit() + 1),
        page.limit(),
        review -> Cursors.of(String.valueOf(review.number())),
        review -> ReviewView.from(id, review));
  }

  @GET
  @Path("/{number}")
  @Operation(operationId = "getAgreementReview", summary = "Read one review")
  public ReviewView get(@RestPath UUID id, @RestPath int number) {
    return ReviewView.from(id, reviews.find(id, number, caller.actor()));
  }
}
