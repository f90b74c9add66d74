package dev.latitude.proposal.friction;

import dev.latitude.kit.http.PageParams;
import dev.latitude.proposal.proposal.Slugs;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which entries to list. */
public class FrictionEntryParams extends PageParams {
  @Parameter(description = "Only entries with this sign.")
  @QueryParam("sign")
  @Nullable FrictionSign sign;

  @Parameter(description = "Only entries about this decision.", example = "client-report.publish")
  @QueryParam("decision")
  @Size(max = 100)
  @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE)
  @Nullable String decision;

  @Parameter(description = "Only entries of this day and later ones.", example = "2026-01-01")
  @QueryParam("from")
  @Nullable LocalDate from;

  @Parameter(description = "Only entries of this day and earlier ones.", example = "2026-03-31")
  @QueryParam("to")
  @Nullable LocalDate to;

  FrictionFilter filter() {
    return new FrictionFilter(sign, decision, from, to);
  }

  FrictionEntryKey after() {
    return afterKey().map(FrictionEntryParams::key).orElse(FrictionEntryKey.START);
  }

  private static FrictionEntryKey key(String text) {
    try {
      return FrictionEntryKey.parse(text);
    } catch (DateTimeException | IllegalArgumentException notAKey) {
      throw notACursor();
    }
  }
}
