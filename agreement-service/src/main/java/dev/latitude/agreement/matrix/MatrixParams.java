package dev.latitude.agreement.matrix;

import dev.latitude.agreement.right.Slugs;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Whose matrix, or the matrix of which decision. */
public class MatrixParams extends LanguageParams {
  @Parameter(description = "The person it is about; either this or `decision`.", example = "robin")
  @QueryParam("person")
  @Nullable String person;

  @Parameter(
      description = "Slug of the decision it is about; either this or `person`.",
      example = "client-report.publish")
  @QueryParam("decision")
  @Nullable String decision;

  @Parameter(description = "The moment it is for; now when absent.")
  @QueryParam("at")
  @Nullable Instant at;

  Matrix draw(Matrices matrices, Instant now) {
    var moment = at == null ? now : at;
    if (person != null && decision == null) {
      return matrices.ofPeople(List.of(person), moment);
    }
    if (decision != null && person == null) {
      return matrices.ofDecision(requireSlug(decision), moment);
    }
    throw refused(
        Fault.inParameter(
            "person",
            "one-of",
            "must be given, or else 'decision', and not both; for several people, POST their list here"));
  }

  private static String requireSlug(String text) {
    if (!Slugs.isSlug(text)) {
      throw refused(Fault.inParameter("decision", "format", Slugs.MESSAGE));
    }
    return text;
  }

  private static ProblemException refused(Fault fault) {
    return ProblemException.invalidParameters(List.of(fault));
  }
}
