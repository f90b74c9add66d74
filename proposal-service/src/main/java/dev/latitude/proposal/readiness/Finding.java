package dev.latitude.proposal.readiness;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something the readiness check noticed about a proposal. */
@Schema(description = "Something the readiness check noticed.")
public record Finding(
    @Schema(description = "Stable id of the rule.", examples = "no-boundary") String rule,
    Severity severity,
    @Schema(
            description = "JSON Pointer into the content; empty for the proposal as a whole.",
            examples = "/boundaries")
        String pointer,
    @Schema(description = "What to do about it.") String advice) {

  /** How much a finding matters. */
  public enum Severity {
    /** The proposal cannot be submitted like this. */
    BLOCKER,
    /** It can, but the answer is likely to suffer. */
    WARNING,
    /** It could be better. */
    TIP
  }

  public boolean blocks() {
    return severity == Severity.BLOCKER;
  }
}
