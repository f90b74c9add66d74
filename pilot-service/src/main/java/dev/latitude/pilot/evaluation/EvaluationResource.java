package dev.latitude.pilot.evaluation;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Evaluations over HTTP. */
@Path("/api/v1/pilots/{id}/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Measurements")
@RunOnVirtualThread
public class EvaluationResource {
  private final Evaluations evaluations;
  private final Caller caller;

  EvaluationResource(Evaluations evaluations, Caller caller) {
    this.evaluations = evaluations;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listEvaluations",
      summary = "List what the triggers said and why, newest first")
  public Page<EvaluationView> list(@RestPath UUID id, @BeanParam @Valid PageParams page) {
    return Page.of(
        evaluations.list(id, caller.actor(), page),
        page.limit(),
        evaluation -> Cursors.of(evaluation.id()),
        EvaluationView::from);
  }
}
