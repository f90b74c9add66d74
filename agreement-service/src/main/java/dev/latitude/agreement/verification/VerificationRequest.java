package dev.latitude.agreement.verification;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be verified, shown in one of three ways. */
@Schema(
    name = "NewVerification",
    description =
        "What is to be verified: a signed document (`jws`), the canonical text (`canonical`), or what a printed page tells: the `hash`, or"
            + " `agreementId` and `version`, or all of these. Exactly one of the three ways.")
public record VerificationRequest(
    @Schema(description = "The document as `application/jose`.", examples = "eyJhbGciOiJFZERTQSIs…")
        @Size(min = 1, max = VerificationRequest.LONGEST)
        @Nullable String jws,
    @Schema(
            description = "The canonical text of a version, to the letter.",
            examples = "{\"agreementId\":\"…\",\"terms\":{…},\"version\":1}")
        @Size(min = 1, max = VerificationRequest.LONGEST)
        @Nullable String canonical,
    @Schema(
            description = "The hash that was signed.",
            examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        @Pattern(
            regexp = "[0-9a-f]{64}",
            message = "must be a SHA-256 in lower-case hexadecimal, 64 digits")
        @Nullable String hash,
    @Nullable UUID agreementId,
    @Schema(examples = "1") @Min(1) @Nullable Integer version) {

  static final int LONGEST = 500_000;

  /** Which of the ways it is; all that contradicts another is told at once. */
  Shown shown() {
    boolean reference = hash != null || agreementId != null || version != null;
    long ways = Stream.of(jws, canonical, reference ? "" : null).filter(Objects::nonNull).count();
    if (ways != 1) {
      throw wrong(
          Fault.at(
              "",
              "one-way",
              "must show exactly one of: jws; canonical; hash, or agreementId and version"));
    }
    if (jws != null) {
      return new Shown.Document(jws);
    }
    if (canonical != null) {
      return new Shown.Words(canonical);
    }
    requireWhole();
    return new Shown.Reference(hash, agreementId, version);
  }

  private void requireWhole() {
    if (agreementId == null && version != null) {
      throw wrong(Fault.at("/agreementId", "required", "must come with the version"));
    }
    if (version == null && agreementId != null) {
      throw wrong(Fault.at("/version", "required", "must come with the agreementId"));
    }
  }

  static ProblemException wrong(Fault fault) {
    return new ProblemException(
        CommonProblem.INVALID_BODY, "The body has one fault; 'errors' names it.", List.of(fault));
  }
}
