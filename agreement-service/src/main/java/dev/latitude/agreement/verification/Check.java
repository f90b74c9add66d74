package dev.latitude.agreement.verification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that was checked. */
@Schema(name = "VerificationCheck", description = "One thing that was checked.")
public record Check(
    CheckKind check,
    @Schema(description = "Whether it is as it should be.") boolean holds,
    @Schema(
            description = "What that means, for a person.",
            examples = "The words are those of the version, to the letter.")
        String detail) {

  static Check of(CheckKind kind, boolean holds) {
    return new Check(kind, holds, kind.sentence(holds));
  }

  /** The same of words in which a pseudonym stands. */
  static Check ofRewritten(CheckKind kind, boolean holds) {
    return holds ? new Check(kind, true, kind.sentenceOfRewritten()) : of(kind, false);
  }
}
