package dev.latitude.agreement.register;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why somebody has to ask first. */
@Schema(name = "ApprovalReason")
public enum ApprovalReason {
  /** No right holds at the moment. */
  NOTHING_ON_RECORD,
  /** A right holds, and its level leaves the decision with the manager. */
  LEVEL,
  /** The amount is above the right's limit. */
  ABOVE_LIMIT,
  /** The right's limit is in another currency, so that the amount cannot be held against it. */
  OTHER_CURRENCY
}
