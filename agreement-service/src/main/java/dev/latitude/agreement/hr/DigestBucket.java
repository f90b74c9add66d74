package dev.latitude.agreement.hr;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All agreements whose key begins alike, as a number and a hash. */
@Schema(description = "All agreements whose key begins with a prefix, as a number and a hash.")
public record DigestBucket(
    @Schema(
            description =
                "What the SHA-256 of the ids (as lower-case text) begins with, hexadecimal; empty for all.",
            examples = "a3")
        String prefix,
    @Schema(description = "How many agreements it holds.") long count,
    @Schema(description = "SHA-256, hexadecimal, over the lines of what it holds.") String hash) {

  /** The line by which a bucket enters the hash of the one around it. */
  String line() {
    return prefix + " " + count + " " + hash + "\n";
  }
}
