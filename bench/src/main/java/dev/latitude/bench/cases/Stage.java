package dev.latitude.bench.cases;

import dev.latitude.bench.data.Copies;
import dev.latitude.bench.data.Events;
import dev.latitude.bench.data.HrAgreements;
import dev.latitude.bench.data.LongPilots;
import dev.latitude.bench.data.Rights;
import dev.latitude.bench.data.Size;
import dev.latitude.bench.limit.SmallestServer;
import dev.latitude.bench.load.Environment;
import dev.latitude.bench.sql.Insert;
import dev.latitude.bench.sql.Plans;
import dev.latitude.bench.sql.SqlCall;
import dev.latitude.bench.sql.SqlCapture;
import dev.latitude.local.suite.Service;
import dev.latitude.local.suite.Suite;
import dev.latitude.local.suite.SuiteOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The running suite, and what measurements put into it; what several of them need is made once. */
public final class Stage implements AutoCloseable {
  /** Of more pilots each message to the load generator would be megabytes. */
  private static final int MOST_TOLD = 20_000;

  private static final int MOST_SECONDS_DUE = 150;

  private final Suite suite;
  private final Size size;
  private final Path repository;
  private final List<String> jvm;
  private final SqlCapture capture;
  private @Nullable Story story;
  private @Nullable String pilots;
  private @Nullable LongPilots longPilots;
  private final Set<String> made = new HashSet<>();
  private final Map<String, List<String>> plans = new HashMap<>();
  private final List<SmallestServer> servers = new ArrayList<>();

  /**
   * @param repository the project's folder
   * @param jvm options of services' JVMs
   */
  public Stage(Suite suite, Size size, Path repository, List<String> jvm) {
    this.suite = suite;
    this.size = size;
    this.repository = repository;
    this.jvm = List.copyOf(jvm);
    capture =
        new SqlCapture(
            suite.administration(), suite.dataFolder().resolve("logs").resolve("postgres.log"));
  }

  /** Starts a suite that Ctrl-C does not leave behind. */
  public static Suite start(SuiteOptions options) {
    var suite = Suite.open(options);
    Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
    try {
      suite.start();
      return suite;
    } catch (RuntimeException failure) {
      suite.close();
      throw failure;
    }
  }

  public Suite suite() {
    return suite;
  }

  public Size size() {
    return size;
  }

  Path repository() {
    return repository;
  }

  List<String> jvm() {
    return jvm;
  }

  Image image() throws IOException {
    return Image.of(repository, jvm);
  }

  /** Where the one process of a service answers, past the gateway. */
  public URI direct(Service service) {
    return suite.replicas(service).getFirst().uri();
  }

  /** The one process of a service. */
  ProcessHandle process(Service service) {
    return suite.process(suite.replicas(service).getFirst());
  }

  /** The statements that an operation makes in a service's database; keeps their plans. */
  public List<SqlCall> capture(Service service, String operation, SqlCapture.Operation run)
      throws Exception {
    var calls = capture.of(service.database(), run);
    var database = suite.database(service);
    try (var connection =
            new Environment.Database(database.jdbcUrl(), database.user(), database.password())
                .connect();
        var setting = connection.createStatement()) {
      if (size == Size.XS) {
        // All is so little that reading all of it is best; what counts is that it could be found,
        // and
        // in the order that is wanted.
        for (var whole : List.of("seqscan", "bitmapscan", "hashjoin", "mergejoin")) {
          setting.execute("set enable_%s = off".formatted(whole));
        }
      }
      plans.put(operation, Plans.of(connection, calls));
    }
    return calls;
  }

  /** How the statements captured so far find what they look for, by operation. */
  public Map<String, List<String>> plans() {
    return Map.copyOf(plans);
  }

  /** The register, filled. */
  public void rights() throws Exception {
    if (made.add("rights")) {
      try (var connection = suite.database(Service.AGREEMENT).connect()) {
        Rights.load(connection, size);
      }
    }
  }

  /** The feed of proposals, filled behind what has really happened. */
  void events() throws Exception {
    var _ = story();
    if (made.add("events")) {
      try (var connection = suite.database(Service.PROPOSAL).connect()) {
        Events.load(connection, size);
      }
    }
  }

  /** The id of the first event of proposals there is. */
  String anEvent() throws SQLException {
    return ofProposals("select id from event where position is not null order by position limit 1");
  }

  /** The cursor after all events of proposals. */
  String endOfEvents() throws SQLException {
    return ofProposals("select lpad(max(position)::text, 19, '0') from event");
  }

  private String ofProposals(String sql) throws SQLException {
    try (var connection = suite.database(Service.PROPOSAL).connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** One of everything. */
  Story story() {
    if (story == null) {
      story = Story.told(suite);
    }
    return story;
  }

  /** Copies of the story's proposal, as many as the size asks for. */
  void proposals() throws Exception {
    var accepted = UUID.fromString(story().proposal());
    if (made.add("proposals")) {
      try (var connection = suite.database(Service.PROPOSAL).connect()) {
        Copies.OF_PROPOSALS.make(connection, accepted, "bench_proposal", "uuidv7()", size.rows());
      }
    }
  }

  /**
   * Ids of copies of the story's pilot, of which there are as many as the size asks for, separated
   * by spaces; of very many, of some.
   */
  String pilots() throws Exception {
    if (pilots == null) {
      var running = UUID.fromString(story().pilot());
      try (var connection = suite.database(Service.PILOT).connect()) {
        awaitNothingDue(connection, running);
        Copies.OF_PILOTS.make(
            connection, running, "bench_pilot", "uuidv7()", Math.max(100, size.rows() / 2));
        pilots = Copies.ids(connection, "bench_pilot", MOST_TOLD);
      }
    }
    return pilots;
  }

  /**
   * Until it has been told what the pilot is late with, which a job does each minute. Otherwise it
   * would be told of all its copies while they are measured; where there are next to none, nobody
   * waits.
   */
  private void awaitNothingDue(Connection connection, UUID pilot)
      throws SQLException, InterruptedException {
    if (size == Size.XS) {
      return;
    }
    try (var statement =
        connection.prepareStatement(
            "select coalesce(least(tell_on, look_for_data_on) > current_date, true) from pilot where id = ?")) {
      statement.setObject(1, pilot);
      for (int seconds = 0; seconds < MOST_SECONDS_DUE; seconds++) {
        try (var row = statement.executeQuery()) {
          row.next();
          if (row.getBoolean(1)) {
            return;
          }
        }
        Thread.sleep(1_000);
      }
    }
    throw new IllegalStateException("The jobs of pilot-service do not tell what is due");
  }

  /** What HR keeps, as many as the size asks for. */
  void hrAgreements() throws Exception {
    var original = UUID.fromString(story().agreement());
    if (made.add("agreements")) {
      try (var connection = suite.database(Service.AGREEMENT).connect()) {
        HrAgreements.load(connection, original, size.rows());
      }
    }
  }

  /** Pilots with years to be measured, as many for a request. */
  LongPilots longPilots(int pilots) throws Exception {
    if (longPilots == null) {
      var running = UUID.fromString(story().pilot());
      try (var connection = suite.database(Service.PILOT).connect()) {
        awaitNothingDue(connection, running);
        longPilots = LongPilots.make(connection, running, pilots);
      }
    }
    return longPilots;
  }

  /** The table of the limit of one row inserted. */
  public void rows(Service service) throws Exception {
    if (made.add("rows of " + service)) {
      try (var connection = suite.database(service).connect()) {
        Insert.prepare(connection);
      }
    }
  }

  /** A server in a process of its own that answers every request with this. */
  public URI smallestServer(String contentType, String body) {
    var server = SmallestServer.start(contentType, body);
    servers.add(server);
    return server.uri();
  }

  @Override
  public void close() {
    servers.forEach(SmallestServer::close);
  }
}
