package dev.latitude.agreement.agreement;

import dev.latitude.agreement.right.Lists;
import dev.latitude.kit.problem.Fault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The part of the terms that the two parties write themselves; the rest is copied from the pilot.
 */
@Schema(description = "The part of the terms that the two parties write themselves.")
public record NegotiableTerms(
    @Schema(description = "First day, UTC; today when absent.", examples = "2026-03-02")
        @Nullable LocalDate effectiveFrom,
    @Schema(description = "Last day, included; without end when absent.", examples = "2027-03-01")
        @Nullable LocalDate effectiveTo,
    @Schema(
            description = "What each side counts on.",
            examples = "[\"The checklist is filled in before every report\"]")
        @Size(max = 20)
        List<@NotBlank @Size(max = 500) String> expectations,
    @Schema(
            description = "Days on which the two look at it together.",
            examples = "[\"2026-06-01\"]")
        @Size(max = 52)
        List<@NotNull LocalDate> reviewPoints) {

  public NegotiableTerms {
    expectations = Lists.orEmpty(expectations);
    reviewPoints = Lists.orEmpty(reviewPoints);
  }

  /** Dates that contradict one another, once it is known which day it begins. */
  List<Fault> faults(LocalDate from) {
    var faults = new ArrayList<Fault>();
    if (effectiveTo != null && effectiveTo.isBefore(from)) {
      faults.add(
          Fault.at("/effectiveTo", "order", "must not be before the first day, which is " + from));
    }
    for (int i = 0; i < reviewPoints.size(); i++) {
      var review = reviewPoints.get(i);
      if (review.isBefore(from) || (effectiveTo != null && review.isAfter(effectiveTo))) {
        faults.add(
            Fault.at(
                "/reviewPoints/" + i,
                "outside",
                "must lie between the first and the last day of the agreement"));
      }
    }
    return faults;
  }
}
