package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.identity.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An agreement as one caller sees it. */
@Schema(
    name = "Agreement",
    description = "Decision rights that two people write down and sign.",
    examples = AgreementExamples.AGREEMENT)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgreementView(
    UUID id,
    @Schema(description = "More states may come.") AgreementState state,
    @Schema(
            description =
                "Number of the version in force or, before that, of the one offered last; 0 while none was.")
        int version,
    @Schema(
            description =
                "Hash of the version in force or on the table, to be signed; absent on a draft.")
        @Nullable String hash,
    @Schema(
            description =
                "Who approves now: suspends, reinstates, signs the next version. The terms name who granted what was signed, which is somebody else once it was handed over.",
            examples = "morgan")
        String approver,
    @Schema(
            description =
                "What it says. While it is a draft again only its two parties see that; others, what was offered last.")
        Terms terms,
    @Schema(description = "Who has signed that version.") List<SignatureView> signatures,
    @Schema(description = "When the offer expires; absent unless it waits for signatures.")
        @Nullable Instant signBy,
    @Schema(description = "The version that is to follow; absent while nobody asks for one.")
        @Nullable AmendmentView amendment,
    @Schema(description = "Why its rights do not hold; absent unless it is suspended.")
        @Nullable Suspension suspension,
    @Schema(
            description =
                "What the two have yet to look at together, soonest first; empty until it is in force.")
        List<ReviewPoint> openReviews,
    @Schema(
            description =
                "What the pilot came to, as the review saw it that let it graduate; no part of what is signed. Absent when it was not kept.")
        @Nullable List<Measured> measured,
    @Schema(description = "Notice that it ends, or has ended, before its time.")
        @Nullable Termination termination,
    @Schema(
            description =
                "Notice of the other party for a later day, by which it ends when the first is taken back; absent when only one has given notice.")
        @Nullable Termination laterTermination,
    @Schema(description = "When and why it ended; absent while it has not.")
        @Nullable Ending ending,
    @Schema(description = "The commands the caller may give now.", examples = "offer")
        List<String> actions,
    Instant createdAt,
    Instant updatedAt,
    @Schema(description = "The ETag of this state, for If-Match.", examples = "\"3\"")
        String etag) {

  public static AgreementView from(Agreement agreement, Actor viewer) {
    return new AgreementView(
        agreement.id(),
        agreement.state(),
        agreement.versionNumber(),
        agreement.hash(),
        agreement.approver(),
        agreement.termsFor(viewer),
        SignatureView.of(agreement),
        agreement.wording().signBy(),
        AmendmentView.of(agreement, viewer),
        agreement.suspension(),
        agreement.reviewPoints(),
        agreement.measured().isEmpty() ? null : agreement.measured(),
        agreement.termination(),
        agreement.laterTermination(),
        agreement.ending(),
        agreement.actionsFor(viewer),
        agreement.createdAt(),
        agreement.updatedAt(),
        ETags.of(agreement.version()));
  }
}
