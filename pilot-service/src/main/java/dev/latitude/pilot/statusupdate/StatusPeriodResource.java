package dev.latitude.pilot.statusupdate;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.Page;
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

/** The periods of the cadence over HTTP. */
@Path("/api/v1/pilots/{id}/status-periods")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status updates")
@RunOnVirtualThread
public class StatusPeriodResource {
  private final StatusUpdates updates;
  private final Caller caller;

  StatusPeriodResource(StatusUpdates updates, Caller caller) {
    this.updates = updates;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listStatusPeriods",
      summary = "List the periods of the cadence and which have their status update, oldest first",
      description =
          "All periods from the first day to the last, those to come included. `OVERDUE` ones can still be reported on.")
  public Page<StatusPeriodView> list(@RestPath UUID id, @BeanParam @Valid PeriodListParams page) {
    return Page.of(
        updates.periods(id, caller.actor(), page.afterNumber(), page.limit() + 1),
        page.limit(),
        period -> Cursors.of(String.valueOf(period.period().number())),
        StatusPeriodView::from);
  }
}
