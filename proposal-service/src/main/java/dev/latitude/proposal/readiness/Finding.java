package dev.latitude.proposal.readiness;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something the readiness check noticed about a proposal. */
@Schema(description = "Something the readiness check noticed.")
public record Finding(
    @Schema(description = "Stable id of the rule.", examples = "no-boundary") String rule,
    Severity severity,
    @Schema(description = "JSON Pointer into the content.", examples = "/boundaries")
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

  static Finding blocker(String rule, String pointer, String advice) {
    return new Finding(rule, Severity.BLOCKER, pointer, advice);
  }

  public boolean blocks() {
    return severity == Severity.BLOCKER;
  }
}
