package dev.latitude.pilot.trackrecord;

import dev.latitude.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Track records over HTTP. */
@Path("/api/v1/pilots/{id}/track-record")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decision log")
@RunOnVirtualThread
public class TrackRecordResource {
  private final TrackRecords records;
  private final Caller caller;

  TrackRecordResource(TrackRecords records, Caller caller) {
    this.records = records;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getTrackRecord",
      summary = "Read how both sides have kept their word",
      description =
          "The same for both parties: decisions and checklists and updates of the one, overrides and late approvals and reviews of the other,"
              + " in all and between one planned review and the next.")
  public TrackRecordView get(@RestPath UUID id) {
    return TrackRecordView.from(records.of(id, caller.actor()));
  }
}
