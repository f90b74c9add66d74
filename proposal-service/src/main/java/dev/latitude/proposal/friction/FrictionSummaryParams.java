package dev.latitude.proposal.friction;

import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.http.QueryRules;
import dev.latitude.kit.problem.Fault;
import dev.latitude.proposal.proposal.Slugs;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which summary to make. */
@SuppressWarnings("NullAway.Init") // filled and checked by the framework
public class FrictionSummaryParams extends PageParams implements QueryRules {
  @Parameter(description = "First day of the period.", example = "2026-01-01")
  @QueryParam("from")
  @NotNull(message = "must not be missing")
  LocalDate from;

  @Parameter(description = "Last day of the period, included.", example = "2026-03-31")
  @QueryParam("to")
  @NotNull(message = "must not be missing")
  LocalDate to;

  @Parameter(description = "Only this decision.", example = "client-report.publish")
  @QueryParam("decision")
  @Size(max = 100)
  @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE)
  @Nullable String decision;

  @Override
  public List<Fault> faults(Instant now) {
    return QueryRules.inOrder(from, to);
  }

  /** The slug that the page starts after. */
  String after() {
    return afterKey().orElse("");
  }
}
