package dev.latitude.proposal.friction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where operators record every request, a request about an entry is not recorded. */
@QuarkusTest
@WithTestResource(RealParts.class)
@TestProfile(FrictionUntracedTest.EverythingTraced.class)
class FrictionUntracedTest {
  /** Traces as an operator would record them who wants to see all. */
  public static class EverythingTraced implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.otel.traces.sampler", "always_on", "quarkus.otel.traces.exporter", "none");
    }
  }

  @Inject Tracer tracer;

  @ParameterizedTest
  @CsvSource({
    "/api/v1/friction-entries, false",
    "/api/v1/friction-entries/019ca8a1-7c00-7b1d-9d0e-3f1a2b4c5d6e, false",
    "/api/v1/friction-entries/summary, false",
    "/api/v1/proposals, true"
  })
  void only_other_requests_are_recorded(String path, boolean recorded) {
    var span =
        tracer
            .spanBuilder("GET")
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("url.path", path)
            .setAttribute("url.query", "decision=client-report.publish")
            .startSpan();
    assertThat(span.isRecording()).isEqualTo(recorded);
    span.end();
  }
}
