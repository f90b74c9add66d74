package dev.latitude.agreement.matrix;

import static java.util.Objects.requireNonNull;

import dev.latitude.agreement.right.Slugs;
import dev.latitude.kit.http.QueryRules;
import dev.latitude.kit.problem.Fault;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Whose matrix, or the matrix of which decision. */
public class MatrixParams extends LanguageParams implements QueryRules {
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
    require(now);
    var moment = at == null ? now : at;
    return decision == null
        ? matrices.ofPeople(List.of(requireNonNull(person)), moment)
        : matrices.ofDecision(decision, moment);
  }

  @Override
  public List<Fault> faults(Instant now) {
    var faults = new ArrayList<Fault>();
    if ((person == null) == (decision == null)) {
      faults.add(
          Fault.inParameter(
              "person",
              "one-of",
              "must be given, or else 'decision', and not both; for several people, POST their list here"));
    }
    if (decision != null && !Slugs.isSlug(decision)) {
      faults.add(Fault.inParameter("decision", "format", Slugs.MESSAGE));
    }
    return faults;
  }
}
