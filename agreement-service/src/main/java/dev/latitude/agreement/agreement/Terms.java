package dev.latitude.agreement.agreement;

import dev.latitude.agreement.pilot.Pilot;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What two people agree on: this, and only this, is what they sign. */
@Schema(description = "What two people agree on: this, and only this, is what they sign.")
public record Terms(
    @Schema(description = "Person whose rights these are.", examples = "robin") String employee,
    @Schema(description = "Person who grants them.", examples = "morgan") String approver,
    @Schema(description = "Exactly the rights the pilot graduated with.") List<Right> rights,
    @Schema(description = "Exactly the boundaries of the pilot.") List<Boundary> boundaries,
    @Schema(description = "What each side counts on.") List<String> expectations,
    @Schema(description = "Days on which the two look at it together.")
        List<LocalDate> reviewPoints,
    @Schema(description = "First day, UTC.") LocalDate effectiveFrom,
    @Schema(description = "Last day, included; without end when absent.")
        @Nullable LocalDate effectiveTo,
    Origin source) {

  static Terms of(Pilot pilot, NegotiableTerms negotiable, LocalDate today) {
    return new Terms(
        pilot.author(),
        pilot.approver(),
        pilot.graduatedRights(),
        pilot.boundaries(),
        negotiable.expectations(),
        negotiable.reviewPoints(),
        Objects.requireNonNullElse(negotiable.effectiveFrom(), today),
        negotiable.effectiveTo(),
        new Origin(pilot.id(), pilot.proposalId()));
  }

  Terms with(NegotiableTerms negotiable, LocalDate today) {
    return new Terms(
        employee,
        approver,
        rights,
        boundaries,
        negotiable.expectations(),
        negotiable.reviewPoints(),
        Objects.requireNonNullElse(negotiable.effectiveFrom(), today),
        negotiable.effectiveTo(),
        source);
  }
}
