package dev.latitude.kit.sample;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** Part of a note, in a class of its own under the note's path, as services have them. */
@Path("/api/v1/notes/{id}/lines")
@RunOnVirtualThread
public class LineResource {
  @GET
  public String list(@RestPath UUID id) {
    return "ok";
  }
}
