package dev.latitude.bench.cases;

import dev.latitude.bench.data.Size;
import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.Follower;
import dev.latitude.bench.load.HttpWire;
import dev.latitude.bench.load.Job;
import dev.latitude.bench.load.Outcome;
import dev.latitude.bench.load.Session;
import dev.latitude.bench.load.Work;
import dev.latitude.bench.measure.Figure;
import dev.latitude.bench.measure.MeasuringFailed;
import dev.latitude.local.suite.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;

/**
 * How long after it has happened a reader of the feed knows of it, at a steady rate of events.
 *
 * <p>One in five is the event of a proposal that is really created: its commit wakes the sequencer,
 * which gives all that wait their positions. The others are inserted as the service would insert
 * them; creating so many proposals as well would take all of the machine.
 */
final class Lag implements Benchmark {
  private static final int EVENTS_A_SECOND = 500;
  private static final int FOR_A_TEST = 20;
  private static final int ONE_IN = 5;
  private static final int IN_VAIN = 2;
  private static final double MOST_MILLIS = 250;
  private static final String FEED = "/api/v1/proposal-events";
  private static final String WRITING = "events";

  @Override
  public String name() {
    return "lag";
  }

  @Override
  public String title() {
    return "From when something happens to when a reader of the feed knows of it.";
  }

  @Override
  public Environment prepare(Stage stage, Environment environment) throws Exception {
    stage.events();
    return Create.known(stage, environment)
        .withToken(Feed.READER, stage.suite().token(Feed.READER, "service"))
        .withFact("an event", stage.anEvent());
  }

  @Override
  public List<Side> sides() {
    return List.of();
  }

  @Override
  public Side side(String name) {
    return new Side(WRITING, new Writing());
  }

  @Override
  public List<Goal> goals() {
    return List.of();
  }

  @Override
  public List<Figure> figures(Stage stage, Environment environment, Effort effort)
      throws Exception {
    var rate = stage.size() == Size.XS ? FOR_A_TEST : EVENTS_A_SECOND;
    var token = environment.token(Feed.READER);
    var rates = new ArrayList<Double>();
    var medians = new ArrayList<Double>();
    var p99s = new ArrayList<Double>();
    try (var follower =
        Follower.start(stage.direct(Service.PROPOSAL), FEED, token, stage.endOfEvents())) {
      for (int i = 0; i < IN_VAIN + effort.rounds(); i++) {
        follower.begin();
        var written = write(effort, rate, environment);
        var lags = follower.lagsOf(written.operations());
        if (i >= IN_VAIN) {
          rates.add(written.operations() / written.seconds());
          medians.add(lags.getValueAtPercentile(50) / 1e3);
          p99s.add(lags.getValueAtPercentile(99) / 1e3);
        }
      }
    }
    return List.of(
        Figure.told("events of %d that were to be".formatted(rate), "a second", rates),
        Figure.told("half of them are known within", "ms", medians),
        Figure.atMost(MOST_MILLIS, "99 of 100 are known within", "ms", p99s));
  }

  private Outcome write(Effort effort, int rate, Environment environment) {
    var outcome =
        effort
            .load()
            .run(new Job(name(), WRITING, connections(), effort.seconds(), rate, environment));
    if (outcome.failures() > 0 || outcome.operations() == 0) {
      throw new MeasuringFailed(name(), WRITING, outcome);
    }
    return outcome;
  }

  private record Writing() implements Work {
    private static final String INSERT =
        """
        insert into event (id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, hash)
        select uuidv7(), gen_random_uuid(), e.subject_type, 1, e.type, ?, e.actor, e.data, e.salt, e.content_digest, e.hash
        from event e where e.id = ?
        """;

    @Override
    public Sessions prepare(Environment environment) {
      var requests = Create.requests(environment);
      var like = UUID.fromString(environment.fact("an event"));
      return _ -> {
        var connection = environment.database("proposal").connect();
        return new Open(
            new HttpWire(environment.address("proposal")),
            requests,
            connection,
            connection.prepareStatement(INSERT),
            like);
      };
    }
  }

  private record Open(
      HttpWire wire,
      LongFunction<Ask.Request> requests,
      Connection connection,
      PreparedStatement insert,
      UUID like)
      implements Session {
    @Override
    public int run(long turn) throws Exception {
      return turn % ONE_IN == 0 ? requests.apply(turn).askOn(wire) : insertOne();
    }

    private int insertOne() throws SQLException {
      insert.setObject(1, OffsetDateTime.now(ZoneOffset.UTC));
      insert.setObject(2, like);
      return insert.executeUpdate();
    }

    @Override
    public void close() throws Exception {
      wire.close();
      connection.close();
    }
  }
}
