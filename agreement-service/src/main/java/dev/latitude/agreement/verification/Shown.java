package dev.latitude.agreement.verification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody shows to have it verified. */
sealed interface Shown {
  /** A signed document. */
  record Document(String jws) implements Shown {}

  /** The words alone. */
  record Words(String canonical) implements Shown {}

  /** What a printed page tells of them: a hash, or which version of which agreement, or both. */
  record Reference(@Nullable String hash, @Nullable UUID agreementId, @Nullable Integer version)
      implements Shown {}
}
