package dev.latitude.agreement.verification;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.history.ChainCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Whether what is kept can be relied on: nothing is vouched for that was changed meanwhile. */
@ApplicationScoped
public class KeptRecords {
  private final KeptVersions versions;
  private final ChainCheck chain;
  private final ObjectMapper json;

  KeptRecords(KeptVersions versions, ChainCheck chain, ObjectMapper json) {
    this.versions = versions;
    this.chain = chain;
    this.json = json;
  }

  /**
   * Whether words, hash, signatures and history of a version still fit together. To be asked within
   * {@link OneState#read}.
   */
  public boolean isReliable(UUID agreement, int version) {
    return versions
        .find(agreement, version)
        .map(kept -> KeptCheck.of(kept, chain, json).isReliable())
        .orElse(false);
  }
}
