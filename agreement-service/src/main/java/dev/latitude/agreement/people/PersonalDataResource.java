package dev.latitude.agreement.people;

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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What agreement-service keeps about persons, over HTTP. */
@Path(PersonalDataResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "People's data",
    description = "What is known about a person, and how a person is forgotten.")
@RunOnVirtualThread
public class PersonalDataResource {
  static final String PATH = "/api/v1/personal-data/agreements";

  private static final String LINES = "application/x-ndjson";

  private final PersonalDataExport export;
  private final Pseudonymisations pseudonymisations;
  private final Caller caller;

  PersonalDataResource(
      PersonalDataExport export, Pseudonymisations pseudonymisations, Caller caller) {
    this.export = export;
    this.pseudonymisations = pseudonymisations;
    this.caller = caller;
  }

  @GET
  @Produces(LINES)
  @Operation(
      operationId = "exportAgreementPersonalData",
      summary = "Take along all that there is about a person in agreements and the register",
      description =
          "About oneself; about somebody else with the role `hr`, and then what `hr` may read anyway. A line for each thing: agreements as employee"
              + " or approver with their versions, signatures and reviews, rights held and granted, also past ones, and the events that the person did or that"
              + " name them; with the role `hr` or `auditor` also context events and webhook endpoints. The last line tells that it is complete.")
  @APIResponse(
      responseCode = "200",
      description =
          "A stream of lines, each an `Entry` with its `kind` and its `data`, and at its end an `End`.",
      content =
          @Content(
              mediaType = LINES,
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      examples =
                          "{\"kind\":\"agreement\",\"data\":{\"id\":\"0198c0de-7a10-7c3e-9d7b-2f6e5a8c1b30\",…}}\n{\"complete\":true,\"count\":1,\"person\":\"robin\",\"asOf\":\"2026-03-30T09:12:44Z\"}\n")))
  @APIResponse(
      responseCode = "403",
      description = "It is about somebody else, and the caller does not have the role `hr`.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  public RestResponse<StreamingOutput> export(@BeanParam @Valid DataSubject subject) {
    var reader = caller.actor();
    var person = subject.askedBy(reader);
    StreamingOutput lines = out -> export.write(person, reader, out);
    return ResponseBuilder.ok(lines).header(HttpHeaders.CONTENT_TYPE, LINES).build();
  }

  @POST
  @Path("/pseudonymisations")
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "pseudonymiseInAgreements",
      summary = "Have a person forgotten here",
      description =
          "Needs the role `hr`. A pseudonym takes the person's place in everything that this service keeps, within minutes, thing by thing; each tells of"
              + " it by an event `….person-pseudonymised`. Refused while they are a party of an agreement that has not ended, or of a pilot whose rights are in"
              + " force. Asked again while it goes on, the answer is what goes on. It cannot be undone.")
  @APIResponse(
      responseCode = "202",
      description = "It has begun.",
      headers =
          @Header(
              name = "Location",
              description = "Where to read how far it has come.",
              schema = @Schema(type = SchemaType.STRING)),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PseudonymisationView.class)))
  public RestResponse<PseudonymisationView> pseudonymise(PseudonymisationRequest request) {
    var begun = pseudonymisations.request(request, caller.actor());
    return ResponseBuilder.create(RestResponse.Status.ACCEPTED, begun)
        .location(URI.create(PATH + "/pseudonymisations/" + begun.id()))
        .build();
  }

  @GET
  @Path("/pseudonymisations")
  @RolesAllowed({Roles.HR, Roles.AUDITOR})
  @Operation(
      operationId = "listAgreementPseudonymisations",
      summary = "List how far forgetting has come, newest first",
      description = "Needs the role `hr` or `auditor`.")
  public Page<PseudonymisationView> list(@BeanParam @Valid PageParams page) {
    return pseudonymisations.page(page);
  }

  @GET
  @Path("/pseudonymisations/{id}")
  @RolesAllowed({Roles.HR, Roles.AUDITOR})
  @Operation(
      operationId = "getAgreementPseudonymisation",
      summary = "Read how far forgetting somebody has come",
      description = "Needs the role `hr` or `auditor`.")
  public PseudonymisationView get(@RestPath UUID id) {
    return pseudonymisations.get(id);
  }
}
