package dev.latitude.agreement.register;

import dev.latitude.kit.http.Page;
import dev.latitude.kit.idempotency.AnsweredAnew;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The register over HTTP. Everybody who is signed in may ask: who decides what is no secret inside
 * an organisation, and a right nobody can see serves nobody.
 */
@Path("/api/v1/decision-rights")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decision rights", description = "Who may decide what, now or at any other time.")
public class DecisionRightResource {
  private final DecisionRights rights;
  private final Clock clock;

  DecisionRightResource(DecisionRights rights, Clock clock) {
    this.rights = rights;
    this.clock = clock;
  }

  @GET
  @Path("/check")
  @Operation(
      operationId = "checkDecisionRight",
      summary = "May this person take this decision?",
      description =
          "For everybody who is signed in. Answers from agreements in force and pilots active, with what gave the right. Any moment can be asked about, and be answered from what is known now or from what was known at another moment.")
  @NonBlocking
  public CompletionStage<CheckResult> check(@BeanParam CheckParams params) {
    return rights.check(params.question(clock.instant()));
  }

  @POST
  @Path("/check")
  @AnsweredAnew
  @RunOnVirtualThread
  @Operation(
      operationId = "checkDecisionRights",
      summary = "May these people take these decisions?",
      description =
          "For everybody who is signed in; up to 1,000 questions, answered in their order from one state of the register. A question that cannot be understood has `errors` in the place of its answer, and the others are answered. Changes nothing.")
  public RestResponse<CheckAnswers> checkMany(Questions questions) {
    var asked = questions.read(clock.instant());
    return RestResponse.ok(CheckAnswers.of(asked, rights.check(AskedQuestion.understood(asked))));
  }

  @GET
  @RunOnVirtualThread
  @Operation(
      operationId = "listDecisionRights",
      summary = "List the rights in force, by decision and person",
      description = "For everybody who is signed in.")
  public Page<RegisteredRight> list(@BeanParam @Valid DecisionRightParams params) {
    return Page.of(
        rights.inForce(
            params.filter(),
            Objects.requireNonNullElse(params.at, clock.instant()),
            params.after(),
            params.limit() + 1),
        params.limit(),
        right -> RightKey.of(right).cursor(),
        right -> right);
  }
}
