package dev.latitude.kit.sample;

import dev.latitude.kit.history.EventFeed;
import dev.latitude.kit.history.EventPage;
import dev.latitude.kit.history.FeedParams;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** An API as small as it can be while showing everything the kit does at the edges. */
@Path("/api/v1/notes")
@RunOnVirtualThread
public class NoteResource {
  /** Lets a test hold a request that has taken its idempotency key. */
  public static final Semaphore GATE = new Semaphore(1_000);

  private final Notes notes;
  private final EventFeed feed;
  private final Caller caller;

  NoteResource(Notes notes, EventFeed feed, Caller caller) {
    this.notes = notes;
    this.feed = feed;
    this.caller = caller;
  }

  public enum Colour {
    RED,
    BLUE
  }

  public record Line(@NotBlank @Size(max = 10) String words, @NotNull Colour colour) {}

  public record NoteRequest(
      @NotBlank @Size(max = 100) String text,
      Integer count,
      BigDecimal weight,
      Boolean loud,
      LocalDate day,
      Instant at,
      Duration length,
      Period pause,
      UUID parent,
      Colour colour,
      List<@NotNull @Valid Line> lines) {}

  public record NoteView(UUID id, String text) {}

  @POST
  @Idempotent
  public RestResponse<NoteView> write(NoteRequest request) throws InterruptedException {
    GATE.acquire();
    try {
      if (request.text().equals("refuse me")) {
        throw ProblemException.notFound();
      }
      return answer(201, notes.write(caller.person(), request.text()));
    } finally {
      GATE.release();
    }
  }

  @GET
  @Path("/{id}")
  public RestResponse<NoteView> get(@RestPath UUID id) {
    return answer(200, notes.find(id));
  }

  @PUT
  @Path("/{id}")
  public RestResponse<NoteView> rewrite(
      @RestPath UUID id, @HeaderParam("If-Match") String ifMatch, NoteRequest request) {
    ETags.requireMatch(ifMatch, notes.find(id).version());
    return answer(200, notes.rewrite(id, caller.person(), request.text()));
  }

  @GET
  @Path("/echo")
  public String echo(
      @BeanParam @Valid PageParams page,
      @QueryParam("colour") Colour colour,
      @QueryParam("at") Instant at) {
    page.afterId();
    return "ok";
  }

  @GET
  @Path("/words")
  public String words(@BeanParam @Valid PageParams page) {
    return page.afterKey().orElse("ok");
  }

  @GET
  @Path("/broken")
  public String broken() {
    throw new IllegalStateException("select secret from dev.latitude.Vault");
  }

  @POST
  @Path("/slow/{text}/{then}/{byProgram}")
  public void slow(@RestPath String text, @RestPath Notes.Then then, @RestPath boolean byProgram)
      throws Exception {
    if (byProgram) {
      notes.writeTooSlowlyByProgram(text, then);
    } else {
      notes.writeTooSlowly(text, then);
    }
  }

  @GET
  @Path("/for-hr")
  @RolesAllowed("hr")
  public String forHr() {
    return "ok";
  }

  @GET
  @Path("/events")
  public EventPage events(@BeanParam @Valid FeedParams params) {
    return params.readFrom(feed);
  }

  private static RestResponse<NoteView> answer(int status, Note note) {
    return ResponseBuilder.<NoteView>create(status)
        .entity(new NoteView(note.id(), note.text()))
        .header("ETag", ETags.of(note.version()))
        .location(URI.create("/api/v1/notes/" + note.id()))
        .build();
  }
}
