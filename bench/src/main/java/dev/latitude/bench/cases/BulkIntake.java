package dev.latitude.bench.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latitude.bench.data.LongPilots;
import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.HttpWire;
import dev.latitude.bench.load.Session;
import dev.latitude.bench.load.Work;
import dev.latitude.bench.measure.Figure;
import dev.latitude.bench.measure.Growth;
import dev.latitude.local.suite.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/** A hundred thousand measurements in one request, as CSV: checked, compared, stored, evaluated. */
final class BulkIntake implements Benchmark {
  private static final int MOST_PILOTS = 1_000;
  private static final double MOST_GROWTH = 64;
  private static final String REPORTER = "author of long pilots";

  @Override
  public String name() {
    return "bulk";
  }

  @Override
  public String title() {
    return "A hundred thousand measurements in a request, counted in rows.";
  }

  @Override
  public Environment prepare(Stage stage, Environment environment) throws Exception {
    var story = stage.story();
    var pilots = stage.longPilots(Math.min(MOST_PILOTS, stage.size().rows() / 10));
    return environment
        .withToken(REPORTER, story.triers().employee().token())
        .withFact("long pilot", pilots.original().toString())
        .withFact("long pilots began", pilots.began().toString())
        .withFact("long pilots", Integer.toString(pilots.pilots()));
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
    return List.of(new Side("service", new Upload()), new Side("copy", new Copy()));
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goal.throughput("service", "copy", 0.2));
  }

  @Override
  public List<Figure> figures(Stage stage, Environment environment, Effort effort)
      throws Exception {
    var process = stage.process(Service.PILOT);
    return List.of(
        Figure.told(
            "resident memory grows by",
            "MB",
            List.of(Growth.ofResident(process, () -> effort.once(this, "service", environment)))),
        Figure.atMost(
            MOST_GROWTH,
            "what lives in the heap grows by",
            "MB",
            List.of(Growth.ofLiveHeap(process, () -> effort.once(this, "service", environment)))));
  }

  private static LongPilots pilots(Environment environment) {
    return new LongPilots(
        UUID.fromString(environment.fact("long pilot")),
        LocalDate.parse(environment.fact("long pilots began")),
        Integer.parseInt(environment.fact("long pilots")));
  }

  /** Through the service, all or nothing. */
  private record Upload() implements Work {
    @Override
    public Sessions prepare(Environment environment) {
      var pilots = pilots(environment);
      return _ -> {
        var wire = new HttpWire(environment.address("pilot"));
        return new Uploading(wire, pilots, environment.token(REPORTER));
      };
    }
  }

  private record Uploading(HttpWire wire, LongPilots pilots, String token) implements Session {
    @Override
    public int run(long turn) throws IOException {
      var rows = new StringBuilder("pilot,metric,from,to,value,sampleSize,source\n");
      pilots.values(
          0,
          turn,
          (pilot, metric, day, value) ->
              line(rows, ',', pilot, metric, day, day, value, 25, "Client survey"));
      wire.expect(
          HttpWire.request(
              "POST",
              "/api/v1/measurements/batch",
              token,
              rows.toString().getBytes(UTF_8),
              "Content-Type: text/csv",
              "Idempotency-Key: " + UUID.randomUUID()),
          200,
          "\"recorded\":%d,".formatted(pilots.rows()).getBytes(UTF_8));
      return pilots.rows();
    }

    @Override
    public void close() throws IOException {
      wire.close();
    }
  }

  /** The same rows by COPY, into the same table with all its indexes and constraints. */
  private record Copy() implements Work {
    @Override
    public Sessions prepare(Environment environment) {
      var pilots = pilots(environment);
      return _ -> new Copying(environment.database("pilot").connect(), pilots);
    }
  }

  private record Copying(Connection connection, LongPilots pilots) implements Session {
    private static final String INTO =
        "copy measurement (pilot_id, id, pilot_version, metric, from_day, to_day, value, sample_size, source, recorded_by, recorded_at, counts_since) from stdin";

    @Override
    public int run(long turn) throws SQLException {
      var rows = new StringBuilder();
      var now = System.currentTimeMillis() << 16 | 0x7000;
      var number = new long[] {turn * pilots.rows()};
      pilots.values(
          1,
          turn,
          (pilot, metric, day, value) ->
              line(
                  rows,
                  '\t',
                  pilot,
                  new UUID(now, Long.MIN_VALUE | number[0]++),
                  8,
                  metric,
                  day,
                  day,
                  value,
                  25,
                  "Client survey",
                  "robin",
                  "now",
                  8));
      var bytes = rows.toString().getBytes(UTF_8);
      var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(INTO);
      copy.writeToCopy(bytes, 0, bytes.length);
      return (int) copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  private static void line(StringBuilder rows, char between, Object... values) {
    for (int i = 0; i < values.length; i++) {
      rows.append(values[i]).append(i == values.length - 1 ? '\n' : between);
    }
  }
}
