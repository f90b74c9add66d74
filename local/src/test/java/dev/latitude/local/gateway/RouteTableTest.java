package dev.latitude.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project's own route files, as the cluster gets them. */
class RouteTableTest {

  private static final Path FILES = Path.of("../deploy/gateway");

  private final RouteTable table =
      RouteFiles.read(
          FILES,
          new Backends()
              .with("proposal-service", 8080, List.of(URI.create("http://127.0.0.1:1")))
              .with("pilot-service", 8080, List.of(URI.create("http://127.0.0.1:2")))
              .with("agreement-service", 8080, List.of(URI.create("http://127.0.0.1:3"))));

  @ParameterizedTest
  @CsvSource({
    "/api/v1/proposals, proposal-service",
    "/api/v1/proposals/, proposal-service",
    "/api/v1/proposals/0199/submit, proposal-service",
    "/api/v1/endorsements, proposal-service",
    "/api/v1/friction-entries, proposal-service",
    "/api/v1/decision-types/client-report.publish, proposal-service",
    "/api/v1/guidance, proposal-service",
    "/api/v1/hand-overs/proposals, proposal-service",
    "/api/v1/personal-data/proposals, proposal-service",
    "/api/v1/proposal-events, proposal-service",
    "/api/v1/pilots, pilot-service",
    "/api/v1/pilots/a%2Fb, pilot-service",
    "/api/v1/pilot-events, pilot-service",
    "/api/v1/hand-overs/pilots, pilot-service",
    "/api/v1/agreements, agreement-service",
    "/api/v1/decision-rights/check, agreement-service",
    "/api/v1/context-events, agreement-service",
    "/api/v1/hand-overs/agreements, agreement-service",
    "/api/v1/hand-overs, nobody",
    "/api/v1/hr/agreements, agreement-service",
    "/api/v1/personal-data/agreements, agreement-service",
    "/api/v1/personal-data/agreements/pseudonymisations, agreement-service",
    "/api/v1/personal-data, nobody",
    "/api/v1/webhook-endpoints, agreement-service",
    "/api/v1/agreement-events, agreement-service",
    "/api/v1/pilotsx, nobody",
    "/api/v1/pilot, nobody",
    "/api/v1/Pilots, nobody",
    "/api/v1, nobody",
    "/, nobody",
    "/q/health, nobody",
  })
  void eachPathGoesToItsService(String path, String service) {
    assertEquals(
        service, table.find(path).map(route -> route.backend().service()).orElse("nobody"));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/proposals, 30",
    "/api/v1/proposal-events, 75",
    "/api/v1/what-if, 30",
    "/api/v1/pilots, 180",
    "/api/v1/pilot-events, 75",
    "/api/v1/agreements, 30",
    "/api/v1/agreement-events, 75"
  })
  void aFeedOrAnUploadMayTakeLongerThanOtherRequests(String path, long seconds) {
    assertEquals(seconds, table.find(path).orElseThrow().limit().toSeconds());
  }
}
