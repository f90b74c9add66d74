package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.agreement.context.ContextClause;
import dev.latitude.agreement.context.ContextEventKind;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.Lists;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What two people agree on: this, and only this, is what they sign.
 *
 * <p>What was added after the first agreements were signed is left out of the JSON where it says
 * nothing, so that the terms of those still read, and hash, as they did when they were signed.
 */
@Schema(description = "What two people agree on: this, and only this, is what they sign.")
public record Terms(
    @Schema(description = "Person whose rights these are.", examples = "robin") String employee,
    @Schema(description = "Person who grants them.", examples = "morgan") String approver,
    @Schema(description = "What the employee may decide; marked where it goes beyond the pilot.")
        List<AgreedRight> rights,
    @Schema(description = "Decisions the employee will not take without input.")
        List<Boundary> boundaries,
    @Schema(description = "What each side counts on.") List<String> expectations,
    @Schema(description = "Brakes that go on; absent when there are none.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<AgreedTrigger> triggers,
    @Schema(
            description =
                "Which context events suspend it or call a review; absent when none does.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ContextClause> contextClauses,
    @Schema(description = "Days on which the two look at it together.")
        List<LocalDate> reviewPoints,
    @Schema(description = "First day.") LocalDate effectiveFrom,
    @Schema(description = "Last day, included; without end when absent.")
        @Nullable LocalDate effectiveTo,
    @Schema(
            description = "IANA time zone in which its days begin and end; UTC when absent.",
            examples = "Europe/Berlin")
        @Nullable String timeZone,
    Origin source) {

  public Terms {
    triggers = Lists.orEmpty(triggers);
    contextClauses = Lists.orEmpty(contextClauses);
  }

  /** Where its days begin and end. */
  ZoneId zone() {
    return TimeZones.orUtc(timeZone);
  }

  /** The day that it is at a moment, as these terms count days. */
  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone());
  }

  /** The first moment of a day; where the clocks skip midnight, the first moment after it. */
  Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone()).toInstant();
  }

  Instant begin() {
    return startOf(effectiveFrom);
  }

  /** The first moment after its last day; none when it has no end. */
  @Nullable Instant end() {
    return effectiveTo == null ? null : startOf(effectiveTo.plusDays(1));
  }

  /** The same from a day on; what was to be reviewed before it, or is not open, is left out. */
  Terms from(LocalDate day, ReviewPoints open) {
    var first = day.isBefore(effectiveFrom) ? effectiveFrom : day;
    return during(
        first,
        effectiveTo,
        reviewPoints.stream()
            .filter(review -> !review.isBefore(first) && open.agreedOn(review).isPresent())
            .toList());
  }

  /** The same at another time. */
  Terms during(LocalDate from, @Nullable LocalDate to, List<LocalDate> reviews) {
    return with(approver, reviews, from, to);
  }

  /** The same, granted by somebody else. Who holds its boundaries stays as it is written. */
  Terms approvedBy(String other) {
    return with(other, reviewPoints, effectiveFrom, effectiveTo);
  }

  private Terms with(
      String grantor, List<LocalDate> reviews, LocalDate from, @Nullable LocalDate to) {
    return new Terms(
        employee,
        grantor,
        rights,
        boundaries,
        expectations,
        triggers,
        contextClauses,
        reviews,
        from,
        to,
        timeZone,
        source);
  }

  boolean areOverAt(Instant moment) {
    var end = end();
    return end != null && !moment.isBefore(end);
  }

  Optional<ContextClause> clauseFor(ContextEventKind kind) {
    return contextClauses.stream().filter(clause -> clause.event() == kind).findFirst();
  }
}
