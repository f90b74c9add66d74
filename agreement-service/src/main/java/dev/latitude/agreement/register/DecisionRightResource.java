package dev.latitude.agreement.register;

import dev.latitude.kit.http.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The register over HTTP. Everybody who is signed in may ask: who decides what is no secret inside
 * an organisation, and a right nobody can see serves nobody.
 */
@Path("/api/v1/decision-rights")
@Tag(name = "Decision rights", description = "Who may decide what, now or at any other time.")
@RunOnVirtualThread
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
          "For everybody who is signed in. Answers from agreements in force and pilots active, with what gave the right. A past moment is answered from what is known now.")
  public CheckResult check(@BeanParam CheckParams params) {
    return rights.check(params.question(clock.instant()));
  }

  @GET
  @Operation(
      operationId = "listDecisionRights",
      summary = "List the rights in force, by decision and person",
      description = "For everybody who is signed in.")
  public Page<RegisteredRight> list(@BeanParam @Valid DecisionRightParams params) {
    return Page.of(
        rights.inForce(
            params.person,
            params.decision,
            Objects.requireNonNullElse(params.at, clock.instant()),
            params.after(),
            params.limit() + 1),
        params.limit(),
        right -> RightKey.of(right).cursor(),
        right -> right);
  }
}
