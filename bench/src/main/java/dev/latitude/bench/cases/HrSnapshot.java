package dev.latitude.bench.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.HttpWire;
import dev.latitude.bench.load.Session;
import dev.latitude.bench.load.Work;
import dev.latitude.bench.measure.Figure;
import dev.latitude.bench.measure.Growth;
import dev.latitude.bench.sql.Cursor;
import dev.latitude.local.suite.Service;
import java.io.IOException;
import java.util.List;

/** HR's system takes its copy of all agreements, in one stream. */
final class HrSnapshot implements Benchmark {
  private static final double MOST_GROWTH = 64;
  private static final String READER = "hr-system";
  private static final String RECORDS = "hr-records";

  /** As many as there may be. */
  private static final String ALL = Long.toString(Long.MAX_VALUE);

  @Override
  public String name() {
    return "hr-snapshot";
  }

  @Override
  public String title() {
    return "HR's snapshot of all agreements as NDJSON, counted in agreements.";
  }

  @Override
  public Environment prepare(Stage stage, Environment environment) throws Exception {
    stage.hrAgreements();
    var known =
        environment
            .withToken(READER, stage.suite().token(READER, "hr-integration"))
            .withFact("agreements", Integer.toString(stage.size().rows()));
    try (var wire = new HttpWire(stage.direct(Service.AGREEMENT))) {
      // Of nothing at all, with the statement that reads a stretch of records nevertheless.
      var nothing = request("?modifiedAfter=2999-01-01T00:00:00Z", known.token(READER));
      var end = "{\"complete\":true,\"count\":0,".getBytes(UTF_8);
      var calls = stage.capture(Service.AGREEMENT, name(), () -> wire.expect(nothing, 200, end));
      return known.withFact(
          RECORDS,
          calls.stream()
              .filter(call -> call.sql().contains("from hr_place p join hr_record"))
              .findFirst()
              .orElseThrow()
              .jdbc());
    }
  }

  /** Each is about very many rows. */
  @Override
  public int warmAfter() {
    return 3;
  }

  @Override
  public int connections() {
    return 1;
  }

  @Override
  public List<Side> sides() {
    return List.of(
        new Side("service", new Snapshot()),
        new Side("cursor", new Cursor("agreement", RECORDS, _ -> List.of("0", ALL, ALL))));
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goal.throughput("service", "cursor", 0.4));
  }

  @Override
  public List<Figure> figures(Stage stage, Environment environment, Effort effort)
      throws Exception {
    return List.of(
        Figure.atMost(
            MOST_GROWTH,
            "resident memory grows by",
            "MB",
            List.of(
                Growth.ofResident(
                    stage.process(Service.AGREEMENT),
                    () -> effort.once(this, "service", environment)))));
  }

  private static byte[] request(String query, String token) {
    return HttpWire.request(
        "GET", "/api/v1/hr/agreements" + query, token, new byte[0], "Accept: application/x-ndjson");
  }

  private record Snapshot() implements Work {
    @Override
    public Sessions prepare(Environment environment) {
      var least = Integer.parseInt(environment.fact("agreements"));
      return _ ->
          new Reading(
              new HttpWire(environment.address("agreement")), environment.token(READER), least);
    }
  }

  private record Reading(HttpWire wire, String token, int least) implements Session {
    @Override
    public int run(long turn) throws IOException {
      var lines = wire.lines(request("", token));
      var records = (int) lines.count() - 1;
      if (records < least
          || !lines.last().startsWith("{\"complete\":true,\"count\":%d,".formatted(records))) {
        throw new IOException("%d lines, the last: %s".formatted(lines.count(), lines.last()));
      }
      return records;
    }

    @Override
    public void close() throws IOException {
      wire.close();
    }
  }
}
