package dev.latitude.agreement.agreement;

import dev.latitude.agreement.right.Lists;
import dev.latitude.kit.problem.Fault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The same once more, from the day after the last one. */
@Schema(
    description =
        "The same terms for longer: the next version begins on the day after the last one of the version in force.",
    examples = AgreementExamples.RENEWAL)
public record Renewal(
    @Schema(description = "Why; the other party reads it.", examples = "It works well")
        @NotBlank
        @Size(max = 1000)
        String reason,
    @Schema(description = "The new last day, included.", examples = "2028-03-01") @NotNull
        LocalDate effectiveTo,
    @Schema(
            description = "Days in the new time on which the two look at it together.",
            examples = "[\"2027-09-01\"]")
        @Size(max = 52)
        List<@NotNull LocalDate> reviewPoints) {

  public Renewal {
    reviewPoints = Lists.orEmpty(reviewPoints);
  }

  /** Of terms that have a last day. */
  Terms of(Terms terms) {
    var from = Objects.requireNonNull(terms.effectiveTo()).plusDays(1);
    var faults = new ArrayList<Fault>();
    if (effectiveTo.isBefore(from)) {
      faults.add(
          Fault.at("/effectiveTo", "order", "must not be before the first day, which is " + from));
    }
    for (int i = 0; i < reviewPoints.size(); i++) {
      if (reviewPoints.get(i).isBefore(from) || reviewPoints.get(i).isAfter(effectiveTo)) {
        faults.add(
            Fault.at(
                "/reviewPoints/" + i,
                "outside",
                "must lie between the first and the last day of the new version"));
      }
    }
    if (!faults.isEmpty()) {
      throw new AgreementRefusal.ContradictoryTerms(faults);
    }
    return terms.during(from, effectiveTo, reviewPoints.stream().distinct().sorted().toList());
  }
}
