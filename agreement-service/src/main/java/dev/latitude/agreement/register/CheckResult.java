package dev.latitude.agreement.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Money;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** May this person take this decision, at this moment, for this amount? */
@Schema(
    name = "DecisionRightCheck",
    description = "Whether a person may take a decision at a moment.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckResult(
    @Schema(examples = "robin") String person,
    @Schema(examples = "client-report.publish") String decision,
    @Schema(description = "The moment the answer is for.") Instant at,
    @Schema(description = "How far the person may decide alone. More answers may come.")
        Answer answer,
    @Schema(
            description =
                "Why the person has to ask first; present with `APPROVAL_REQUIRED`. More reasons may come.")
        @Nullable ApprovalReason reason,
    @Schema(description = "Level of the right that holds; absent when none does.")
        @Nullable DelegationLevel level,
    @Schema(description = "Most money one decision may cost; absent when there is no limit.")
        @Nullable Money limit,
    @Schema(
            description =
                "Whether the amount asked about is allowed; present when an amount was asked about and a right holds. Another currency than the limit's is not within it.")
        @Nullable Boolean withinLimit,
    @Schema(description = "Decisions the person will not take without input.")
        List<Boundary> boundaries,
    @Schema(description = "What gave the right; absent when none holds.") @Nullable Source source,
    @Schema(
            description =
                "The first moment at which this entry of the register holds no more; absent without a right or without end. The person may go on deciding"
                    + " by another entry: a renewal or a pilot that is extended begins a new one, and so does another approver.")
        @Nullable Instant until,
    @Schema(
            description =
                "The moment whose knowledge the answer is made of; absent when that is now.")
        @Nullable Instant knownAt,
    @Schema(
            description =
                "Until when the register knows what happened to pilots; absent before it has heard of any, and in answers from what was known earlier. A moment long past means that pilot-service cannot be reached.")
        @Nullable Instant asOf) {

  static CheckResult nothingOnRecord(Question question, @Nullable Instant asOf) {
    return new CheckResult(
        question.person(),
        question.decision(),
        question.at(),
        Answer.APPROVAL_REQUIRED,
        ApprovalReason.NOTHING_ON_RECORD,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        question.knownAt(),
        now(question, asOf));
  }

  static CheckResult of(Question question, Held right, @Nullable Instant asOf) {
    var reason = reason(right, question.amount());
    return new CheckResult(
        question.person(),
        question.decision(),
        question.at(),
        reason == null ? Answer.to(right.level()) : Answer.APPROVAL_REQUIRED,
        reason,
        right.level(),
        right.limit(),
        question.amount() == null ? null : excess(right.limit(), question.amount()) == null,
        right.boundaries(),
        right.source(),
        right.until(),
        question.knownAt(),
        now(question, asOf));
  }

  private static @Nullable ApprovalReason reason(Held right, @Nullable Money amount) {
    if (Answer.to(right.level()) == Answer.APPROVAL_REQUIRED) {
      return ApprovalReason.LEVEL;
    }
    return amount == null ? null : excess(right.limit(), amount);
  }

  /** Why the amount is not within the limit; nothing when it is. */
  private static @Nullable ApprovalReason excess(@Nullable Money limit, Money amount) {
    if (limit == null) {
      return null;
    }
    if (!amount.currency().equals(limit.currency())) {
      return ApprovalReason.OTHER_CURRENCY;
    }
    return amount.amount().compareTo(limit.amount()) > 0 ? ApprovalReason.ABOVE_LIMIT : null;
  }

  /** How far the register had heard of pilots at an earlier time is not kept. */
  private static @Nullable Instant now(Question question, @Nullable Instant asOf) {
    return question.knownAt() == null ? asOf : null;
  }
}
