package dev.latitude.agreement.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.agreement.agreement.AgreedRight;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.agreement.agreement.Measured;
import dev.latitude.agreement.agreement.SignatureView;
import dev.latitude.agreement.hr.AcknowledgementView;
import dev.latitude.agreement.proposal.Rounds;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Money;
import dev.latitude.agreement.right.Right;
import dev.latitude.agreement.right.Risk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a right comes from, step by step, as far as one reader may see it. */
@Schema(
    name = "DecisionRightTrace",
    description =
        "Where a right of an agreement comes from: request, rounds, trial, clause, HR's record.",
    examples = TraceExamples.TRACE)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Trace(
    UUID agreementId,
    @Schema(description = "Slug of the decision type.", examples = "client-report.publish")
        String decision,
    @Schema(description = "Who holds the right.", examples = "robin") String employee,
    @Schema(description = "Who grants it.", examples = "morgan") String approver,
    @Schema(
            description =
                "What was asked for, and what each round made of it; absent when the proposal is not the caller's to see.")
        @Nullable Request request,
    @Schema(
            description =
                "How it was tried; absent when it was not, or the pilot is not the caller's to see.")
        @Nullable Trial trial,
    @Schema(
            description =
                "What the pilot came to, as the review saw it that let it graduate; empty when it was not kept.")
        List<Measured> measured,
    Clause clause,
    @Schema(description = "What HR's system holds of it; absent while it has not said so.")
        @Nullable AcknowledgementView hr) {

  /** The sentence that asked for it, and how it fared in the negotiation. */
  @Schema(name = "TracedRequest", description = "The proposal that asked for the right.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Request(
      UUID proposalId,
      @Schema(description = "Person who asked.", examples = "robin") String author,
      @Nullable String title,
      @Schema(description = "What the work gains.") @Nullable String businessOutcome,
      @Schema(
              description =
                  "The revisions that changed the right, oldest first; empty when it came into the agreement later.")
          List<Round> rounds,
      @Schema(description = "Whether there were more rounds than the hundred told here.")
          boolean moreRounds) {}

  /** A revision that changed the right. */
  @Schema(name = "TracedRound", description = "A revision that changed what is asked for.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Round(
      @Schema(description = "Number of the revision.", examples = "2") int revision,
      @Schema(description = "Who put it on the table.", examples = "morgan") String author,
      Instant submittedAt,
      @Schema(description = "Level that held at the time; absent when the right was taken out.")
          @Nullable DelegationLevel currentLevel,
      @Schema(description = "Level asked for; absent when the right was taken out.")
          @Nullable DelegationLevel requestedLevel,
      @Schema(description = "Most money one decision may cost; absent without a limit.")
          @Nullable Money limit,
      @Nullable Risk risk,
      @Schema(description = "Why this level would serve the work.") @Nullable String rationale) {

    static Round of(Rounds.Round round) {
      var right = round.right();
      return right == null
          ? new Round(
              round.revision(), round.author(), round.submittedAt(), null, null, null, null, null)
          : new Round(
              round.revision(),
              round.author(),
              round.submittedAt(),
              right.currentLevel(),
              right.requestedLevel(),
              right.limit(),
              right.risk(),
              right.rationale());
    }
  }

  /** The pilot in which it was tried. */
  @Schema(name = "TracedTrial", description = "The pilot in which the right was tried.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Trial(
      UUID pilotId,
      @Schema(description = "State of the pilot.", examples = "COMPLETED") String state,
      @Schema(description = "What it came to.", examples = "GRADUATED") @Nullable String result,
      @Nullable Instant startedAt,
      @Nullable Instant completedAt,
      @Schema(description = "The right as it was tried; absent when it was not part of the pilot.")
          @Nullable Right tried,
      @Schema(description = "The right as it graduated; absent when it did not.")
          @Nullable Right graduated) {}

  /** The clause that grants it. */
  @Schema(name = "TracedClause", description = "The clause that grants the right.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Clause(
      @Schema(description = "State of the agreement; more states may come.") AgreementState state,
      @Schema(
              description =
                  "Number of the version in force or, before that, of the one offered last; 0 while none was.")
          int version,
      @Schema(description = "Hash of that version; absent on a draft.") @Nullable String hash,
      AgreedRight right,
      LocalDate effectiveFrom,
      @Schema(description = "Last day, included; absent without end.")
          @Nullable LocalDate effectiveTo,
      @Schema(description = "Who has signed that version.") List<SignatureView> signatures) {}
}
