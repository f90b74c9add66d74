package dev.latitude.pilot.people;

import dev.latitude.kit.http.Page;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.identity.Roles;
import dev.latitude.kit.people.DataSubject;
import dev.latitude.kit.people.PseudonymisationRequest;
import dev.latitude.kit.people.PseudonymisationView;
import dev.latitude.kit.people.Pseudonymisations;
import dev.latitude.kit.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What is known about people, and forgetting them, over HTTP. */
@Path("/api/v1/personal-data/pilots")
@Tag(
    name = "People's data",
    description = "What is known about a person, and how a person is forgotten.")
@RunOnVirtualThread
public class PersonalDataResource {
  private static final String LINES = "application/x-ndjson";

  private final PilotExport export;
  private final Pseudonymisations pseudonymisations;
  private final Caller caller;

  PersonalDataResource(PilotExport export, Pseudonymisations pseudonymisations, Caller caller) {
    this.export = export;
    this.pseudonymisations = pseudonymisations;
    this.caller = caller;
  }

  @GET
  @Produces(LINES)
  @Operation(
      operationId = "exportPilotPersonalData",
      summary = "Read everything about a person that pilots hold",
      description =
          "About the caller; with the role `hr` also about somebody else, as far as the caller may read it anyway. A line of JSON for each"
              + " `pilot` that the person is a party to, and after it what they recorded or said under it (`measurement`, `status-update`,"
              + " `checklist-run`, `decision`, `review`), what it did about what happened around them as its author (`context-reaction`), and each"
              + " `event` of its history that they brought about or that names them. The last line tells that it is complete.")
  @APIResponse(
      responseCode = "200",
      description =
          "A stream of lines, each with `kind` and `data`, as the API tells it elsewhere; the last has `complete`, `count`, `person` and `asOf`.",
      content =
          @Content(
              mediaType = LINES,
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      examples =
                          "{\"kind\":\"pilot\",\"data\":{\"id\":\"0198c0de-7a10-7c3e-9d7b-2f6e5a8c1b30\",…}}\n{\"complete\":true,\"count\":1,\"person\":\"robin\",\"asOf\":\"2026-03-30T09:12:44Z\"}\n")))
  @APIResponse(
      responseCode = "403",
      description = "It is about somebody else, and the caller does not have the role `hr`.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  public RestResponse<StreamingOutput> export(@BeanParam @Valid DataSubject subject) {
    var actor = caller.actor();
    var person = subject.askedBy(actor);
    StreamingOutput lines = out -> export.write(person, actor, out);
    return ResponseBuilder.ok(lines).header(HttpHeaders.CONTENT_TYPE, LINES).build();
  }

  @POST
  @Path("/pseudonymisations")
  @Produces(MediaType.APPLICATION_JSON)
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "pseudonymiseInPilots",
      summary = "Have a person forgotten in pilots",
      description =
          "Needs the role `hr`. Refused while the person is a party to a pilot that is PLANNED, ACTIVE or PAUSED, or REVERTED with days left. In"
              + " everything that pilots hold, a pseudonym takes the place of the person's id, one pilot after the other; each tells of it by a"
              + " `pilot.person-pseudonymised`, and its history can still be verified. What people wrote in their own words is left as it is. Asked"
              + " again while it is under way, it is the same.")
  @APIResponse(
      responseCode = "202",
      description = "It is under way; `Location` tells how far it has come.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PseudonymisationView.class)))
  public RestResponse<PseudonymisationView> pseudonymise(PseudonymisationRequest request) {
    var begun = pseudonymisations.request(request, caller.actor());
    return ResponseBuilder.create(RestResponse.Status.ACCEPTED, begun)
        .location(URI.create("/api/v1/personal-data/pilots/pseudonymisations/" + begun.id()))
        .build();
  }

  @GET
  @Path("/pseudonymisations")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.HR, Roles.AUDITOR})
  @Operation(
      operationId = "listPilotPseudonymisations",
      summary = "List who was forgotten in pilots, by their pseudonyms, newest first",
      description = "Needs the role `hr` or `auditor`.")
  public Page<PseudonymisationView> list(@BeanParam @Valid PageParams page) {
    return pseudonymisations.page(page);
  }

  @GET
  @Path("/pseudonymisations/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.HR, Roles.AUDITOR})
  @Operation(
      operationId = "getPilotPseudonymisation",
      summary = "See how far forgetting a person in pilots has come",
      description = "Needs the role `hr` or `auditor`.")
  public PseudonymisationView get(@RestPath UUID id) {
    return pseudonymisations.get(id);
  }
}
