package dev.latitude.kit.history;

import java.time.Instant;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The event of a measurement, and the one before it. */
@State(Scope.Benchmark)
public class ChainedEvents {
  private static final String DATA =
      """
      {"id": "0199f0c4-7b5e-7c1d-9a38-0242ac120002", "metric": "client-score", "from": "2026-04-06", "to": "2026-04-12",
       "value": 4.4, "sampleSize": 25, "source": "Client survey"}""";

  private final UUID id = UUID.fromString("0199f0c4-7b5e-7c1d-9a38-0242ac120003");
  private final UUID pilot = UUID.fromString("0199f0c4-7b5e-7c1d-9a38-0242ac120001");
  private final Instant time = Instant.parse("2026-04-12T09:12:44.123456Z");
  private final byte[] salt = HashChain.newSalt();
  private final byte[] before = HashChain.contentDigest(salt, "robin", "{}");

  @Benchmark
  public byte[] an_event_is_chained() {
    var content = HashChain.contentDigest(salt, "robin", DATA);
    return HashChain.link(id, pilot, 9, "pilot.measured", time, content, before);
  }
}
