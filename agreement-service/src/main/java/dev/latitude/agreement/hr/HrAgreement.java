package dev.latitude.agreement.hr;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.agreement.agreement.AgreedRight;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.agreement.agreement.Ending;
import dev.latitude.agreement.right.Boundary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as HR keeps it: flat, and nothing of it but what both have signed and whether it
 * holds. Why somebody suspended or ended it stays between the two.
 */
@Schema(
    description =
        "An agreement as HR keeps it, from the second signature on for ever: an ended one is a tombstone. The same `id` and `revision` always mean the same content.",
    examples = HrExamples.AGREEMENT)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HrAgreement(
    UUID id,
    @Schema(
            description =
                "The agreement's revision at which this content came about, as in its events. Keep the record with the higher one.",
            examples = "5")
        long revision,
    @Schema(description = "Number of the version in force, or last in force.") int version,
    @Schema(
            description =
                "`IN_FORCE`, `SUSPENDED` or `ENDED`; an agreement can be in force before its first day. More states may come.")
        AgreementState state,
    @Schema(description = "True once it has ended. Nothing of it holds any more.")
        boolean tombstone,
    @Schema(description = "Person whose rights these are.", examples = "robin") String employee,
    @Schema(description = "Person who grants them.", examples = "morgan") String approver,
    @Schema(description = "First day of the version.") LocalDate effectiveFrom,
    @Schema(description = "Last day of the version, included; absent when it has none.")
        @Nullable LocalDate effectiveTo,
    @Schema(
            description = "IANA time zone in which its days begin and end.",
            examples = "Europe/Berlin")
        String timeZone,
    @Schema(
            description =
                "The moment at which it ends, or ended, as things stand; absent while it has no end.")
        @Nullable Instant endsAt,
    List<AgreedRight> rights,
    @Schema(description = "Decisions the employee will not take without input.")
        List<Boundary> boundaries,
    @Schema(
            description =
                "The version both have signed for a later day; absent when there is none.")
        @Nullable UpcomingVersion upcoming,
    @Schema(description = "Hash that both have signed.") String hash,
    @Schema(description = "When the second signature put the version on record.")
        Instant recordedAt,
    @Schema(description = "Since when its rights do not hold; absent unless it is suspended.")
        @Nullable Instant suspendedAt,
    @Schema(description = "When notice was given; absent when none was, or it was withdrawn.")
        @Nullable Instant noticeGivenAt,
    @Schema(description = "When its end was noted; absent while it has not ended.")
        @Nullable Instant endedAt,
    @Schema(description = "Why it ended; more causes may come.") Ending.@Nullable Cause endCause,
    @Schema(description = "The proposal it goes back to.") UUID proposalId,
    @Schema(description = "The pilot in which it was tried; absent when there was none.")
        @Nullable UUID pilotId,
    @Schema(description = "When this content came about.") Instant modifiedAt,
    @Schema(
            description =
                "SHA-256, hexadecimal, of the canonical JSON (RFC 8785) of this record without `contentHash`, `acknowledgement` and `etag`.")
        @Nullable String contentHash,
    @Schema(description = "What HR has acknowledged; absent when nothing was.")
        @Nullable Acknowledgement acknowledgement,
    @Schema(description = "The ETag of this state.", examples = "\"5\"") @Nullable String etag) {

  /** The version that is to follow. */
  @Schema(description = "A version that both have signed and whose first day is yet to come.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record UpcomingVersion(
      int version,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      String timeZone,
      List<AgreedRight> rights,
      List<Boundary> boundaries,
      String hash,
      Instant recordedAt) {}

  HrAgreement with(HrRecord.Beside beside) {
    return new HrAgreement(
        id,
        revision,
        version,
        state,
        tombstone,
        employee,
        approver,
        effectiveFrom,
        effectiveTo,
        timeZone,
        endsAt,
        rights,
        boundaries,
        upcoming,
        hash,
        recordedAt,
        suspendedAt,
        noticeGivenAt,
        endedAt,
        endCause,
        proposalId,
        pilotId,
        modifiedAt,
        beside.contentHash(),
        beside.acknowledgement(),
        beside.etag());
  }
}
