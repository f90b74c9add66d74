package dev.latitude.pilot.dashboard;

import dev.latitude.kit.document.Words;
import dev.latitude.kit.http.Languages;
import dev.latitude.kit.http.QueryRules;
import dev.latitude.kit.problem.Fault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which stretch of the numbers is wanted, how finely, and in which language. */
public class DashboardParams implements QueryRules {
  @Parameter(description = "First day of the numbers that are wanted; absent: the pilot's first.")
  @QueryParam("from")
  @Nullable LocalDate from;

  @Parameter(description = "Last day of them, included; absent: the pilot's last.")
  @QueryParam("to")
  @Nullable LocalDate to;

  @Parameter(
      description =
          "Most points of each metric. When it has more values in these days, neighbouring ones are told as one point, with the lowest,"
              + " the highest and their mean.")
  @QueryParam("points")
  @DefaultValue("366")
  @Min(2)
  @Max(1000)
  int points = 366;

  @Parameter(
      description = "Chooses the language of the texts: English (`en`) or German (`de`).",
      example = "de")
  @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
  @Nullable String languages;

  Locale language() {
    return Languages.choose(languages, Words.LANGUAGES);
  }

  @Override
  public List<Fault> faults(Instant now) {
    return QueryRules.inOrder(from, to);
  }

  Window window() {
    return new Window(from, to, points);
  }
}
