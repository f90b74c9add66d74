package dev.latitude.agreement.verification;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.history.ChainCheck;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Whether what is kept can be relied on: nothing is vouched for that was changed meanwhile. What
 * was is counted and logged for operators, each time that somebody comes upon it.
 */
@ApplicationScoped
public class KeptRecords {
  private static final Logger LOG = Logger.getLogger(KeptRecords.class);

  private final KeptVersions versions;
  private final ChainCheck chain;
  private final ObjectMapper json;
  private final MeterRegistry metrics;

  KeptRecords(KeptVersions versions, ChainCheck chain, ObjectMapper json, MeterRegistry metrics) {
    this.versions = versions;
    this.chain = chain;
    this.json = json;
    this.metrics = metrics;
  }

  /** Makes the counter appear at zero: an alert asks whether it rises. */
  void start(@Observes StartupEvent event) {
    var _ = changed();
  }

  /**
   * Whether words, hash, signatures and history of a version still fit together, and whether the
   * words are still those that were signed. To be asked within {@link OneState#read}.
   */
  public KeptWords wordsOf(UUID agreement, int version) {
    return versions
        .find(agreement, version)
        .filter(kept -> check(kept).isReliable())
        .map(kept -> kept.isRewritten() ? KeptWords.WITH_A_PSEUDONYM : KeptWords.AS_OFFERED)
        .orElse(KeptWords.CHANGED);
  }

  /**
   * The numbers of those versions of which all that still fits together, and whose words are those
   * that were signed, by one look at the history. To be asked within {@link OneState#read}.
   */
  public Set<Integer> asOffered(UUID agreement) {
    var kept = versions.of(agreement);
    if (kept.isEmpty()) {
      return Set.of();
    }
    boolean whole = isWhole(kept.getFirst());
    return kept.stream()
        .filter(version -> check(version, () -> whole).isReliable() && !version.isRewritten())
        .map(KeptVersion::number)
        .collect(Collectors.toUnmodifiableSet());
  }

  KeptCheck check(KeptVersion kept) {
    return check(kept, () -> isWhole(kept));
  }

  private boolean isWhole(KeptVersion kept) {
    return chain.isWhole(kept.agreementId(), HexFormat.of().parseHex(kept.headHash()));
  }

  private KeptCheck check(KeptVersion kept, BooleanSupplier whole) {
    var check = KeptCheck.of(kept, whole, json);
    if (!check.isReliable()) {
      changed().increment();
      LOG.errorf(
          "What is kept of agreement %s, version %d, was changed behind the back of this service: %s",
          kept.agreementId(), kept.number(), check.failing());
    }
    return check;
  }

  private Counter changed() {
    return Counter.builder("latitude.agreement.records.changed")
        .description("Times that what is kept of an agreement was found to be changed")
        .register(metrics);
  }
}
