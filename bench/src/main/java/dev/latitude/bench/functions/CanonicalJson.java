package dev.latitude.bench.functions;

import dev.latitude.local.demo.Texts;
import java.io.IOException;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The proposal of the weekly client report, in the form that hashes are made of. */
@State(Scope.Benchmark)
public class CanonicalJson {
  private final String proposal = proposal();

  /** As it was sent. */
  static String proposal() {
    return Texts.of(
        "proposal.json",
        Map.of(
            "manager", "morgan",
            "baselineFrom", "2026-01-01",
            "baselineTo", "2026-03-31",
            "start", "2026-04-06",
            "end", "2026-05-03",
            "review1", "2026-04-13",
            "review2", "2026-04-20",
            "review3", "2026-04-27",
            "respondBy", "2026-04-03"));
  }

  @Benchmark
  public byte[] a_proposal_is_made_canonical() throws IOException {
    return new JsonCanonicalizer(proposal).getEncodedUTF8();
  }
}
