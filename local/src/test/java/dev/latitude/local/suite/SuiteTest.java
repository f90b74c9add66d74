package dev.latitude.local.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latitude.local.failure.StartFailure;
import dev.latitude.postgres.Processes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole suite in this process, with the real PostgreSQL and stubs for the services. */
@Timeout(120)
class SuiteTest {

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> progress = Collections.synchronizedList(new ArrayList<>());
  private Path data = Path.of("");
  private SuiteOptions options = SuiteOptions.ephemeral(Path.of(""));

  @BeforeEach
  void aProject() throws IOException {
    var repository = StubRepository.in(folder).root();
    data = PreparedData.copyTo(folder.resolve("data"));
    options = SuiteOptions.ephemeral(repository).withData(data).withProgress(progress::add);
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void eachServiceIsReachedThroughTheGatewayWithItsOwnSettings() throws Exception {
    var own =
        options
            .withEnvironment(Service.PILOT, "MINE", "yes")
            .withPostgres("shared_buffers", "32MB");
    try (var suite = Suite.start(own)) {
      assertEquals("32MB", ask(suite, "SHOW shared_buffers"));
      var pilot = environment(suite, "/api/v1/pilots");
      var database = suite.database(Service.PILOT);
      assertEquals("laptop", pilot.get("QUARKUS_PROFILE"));
      assertEquals("127.0.0.1", pilot.get("QUARKUS_HTTP_HOST"));
      assertEquals("127.0.0.1", pilot.get("QUARKUS_MANAGEMENT_HOST"));
      assertEquals(database.jdbcUrl(), pilot.get("QUARKUS_DATASOURCE_JDBC_URL"));
      assertTrue(database.jdbcUrl().endsWith("/latitude_pilot"), database.jdbcUrl());
      assertEquals("latitude_pilot", pilot.get("QUARKUS_DATASOURCE_USERNAME"));
      assertEquals(database.password(), pilot.get("QUARKUS_DATASOURCE_PASSWORD"));
      assertEquals("yes", pilot.get("MINE"));
      assertFalse(environment(suite, "/api/v1/proposals").containsKey("MINE"));
      assertEquals(
          suite.replicas(Service.AGREEMENT).getFirst().uri().toString(),
          pilot.get("LATITUDE_AGREEMENT_SERVICE_URL"));
      var token = Path.of(pilot.getOrDefault("LATITUDE_SERVICE_TOKEN_FILE", ""));
      assertEquals(3, Files.readString(token).split("\\.", -1).length);
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(token)));
    }
  }

  @Test
  void nothingIsLeftOfAnEphemeralSuite() throws Exception {
    var suite = Suite.start(SuiteOptions.ephemeral(options.repository()));
    var processes = new ArrayList<>(List.of(suite.postgresProcess()));
    suite.replicas(Service.PILOT).forEach(replica -> processes.add(suite.process(replica)));
    suite.close();
    suite.close();
    assertTrue(processes.stream().noneMatch(Processes::isRunning), processes.toString());
    assertFalse(Files.exists(suite.dataFolder()));
    assertThrows(IOException.class, () -> get(suite.gatewayUri() + "/api/v1/pilots"));
  }

  @Test
  void keptDataIsDurableAndSurvivesTheKillingOfPostgres() throws Exception {
    var suite = Suite.start(options);
    assertEquals("on on on", durability(suite));
    tell(suite, "CREATE TABLE kept (id int)");
    tell(suite, "INSERT INTO kept SELECT generate_series(1, 1000)");
    suite.postgresProcess().destroyForcibly();
    var failure = suite.failure().get(20, TimeUnit.SECONDS);
    assertEquals(
        "PostgreSQL stopped unexpectedly (exit code 137, killed by signal 9): its log %s says why; the rest was stopped, start again with ./latitude run."
            .formatted(suite.dataFolder().resolve("logs/postgres.log")),
        failure.getMessage());
    suite.close();
    try (var again = Suite.start(options)) {
      assertEquals("1000", ask(again, "SELECT count(*) FROM kept"));
    }
  }

  @Test
  void aSettingThatWouldLoseDataIsRefused() throws Exception {
    try (var suite = Suite.start(options)) {
      tell(suite, "ALTER ROLE latitude_pilot SET synchronous_commit = off");
    }
    assertEquals(
        "PostgreSQL runs latitude_pilot with synchronous_commit=off, so that a power failure could lose what was committed: remove that setting from the role and the database (ALTER ROLE ALL RESET synchronous_commit).",
        refused(options));
  }

  @Test
  void anOldPidFileThatNamesAnotherProcessByNowIsNoObstacle() throws Exception {
    var pid = ProcessHandle.current().pid();
    var text = "%d\n%s\n1700000000\n5432\n".formatted(pid, data.resolve("postgres"));
    Files.writeString(data.resolve("postgres/postmaster.pid"), text);
    try (var suite = Suite.start(options)) {
      assertEquals("1", ask(suite, "SELECT 1"));
    }
  }

  @Test
  void aServicesRoleOwnsItsDatabaseAndCannotEnterAnother() throws Exception {
    try (var suite = Suite.start(options)) {
      var pilot = suite.database(Service.PILOT);
      assertEquals(
          "latitude_pilot",
          ask(
              suite,
              "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"));
      for (var other : List.of("latitude_proposal", "latitude_agreement", "postgres")) {
        var url = pilot.jdbcUrl().replace("latitude_pilot", other);
        var refusal =
            assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(url, pilot.user(), pilot.password()));
        assertEquals("42501", refusal.getSQLState(), other);
      }
      assertThrows(
          SQLException.class,
          () -> DriverManager.getConnection(pilot.jdbcUrl(), "latitude_pilot", "guess"));
    }
  }

  @Test
  void severalProcessesOfAServiceTakeTurns() throws Exception {
    try (var suite = Suite.start(options.withReplicas(2))) {
      assertEquals(2, pilots(suite).size());
      var second = suite.replicas(Service.PILOT).get(1);
      var before = suite.process(second).pid();
      suite.kill(second);
      assertEquals(1, pilots(suite).size());
      suite.restart(second);
      assertEquals(2, pilots(suite).size());
      assertFalse(pilots(suite).contains("" + before));
      assertFalse(suite.failure().isDone());
      assertEquals(
          suite.gatewayUri().toString(),
          environment(suite, "/api/v1/pilots").get("LATITUDE_PROPOSAL_SERVICE_URL"));
      assertTrue(Files.exists(suite.dataFolder().resolve("logs/pilot-service-2.log.1")));
    }
  }

  @Test
  void aServiceThatDiesIsNamed() throws Exception {
    try (var suite = Suite.start(options)) {
      assertEquals(502, status(suite.gatewayUri() + "/api/v1/pilots/exit"));
      assertEquals(
          "pilot-service stopped unexpectedly (exit code 4): its log %s says why; the rest was stopped, start again with ./latitude run."
              .formatted(suite.dataFolder().resolve("logs/pilot-service.log")),
          suite.failure().get(20, TimeUnit.SECONDS).getMessage());
    }
  }

  @Test
  void aServiceThatStopsWhileStartingIsNamed() {
    assertEquals(
        "pilot-service stopped while starting (exit code 3): its log %s says why; everything else was stopped."
            .formatted(data.resolve("logs/pilot-service.log")),
        refused(options.withEnvironment(Service.PILOT, "STUB", "exit")));
    assertNothingRuns(data);
  }

  @Test
  void aServiceThatIsNeverReadyIsNamed() {
    assertEquals(
        "agreement-service was not ready within 3 s: its log %s says what it waits for; everything else was stopped."
            .formatted(data.resolve("logs/agreement-service.log")),
        refused(
            options
                .withReadyLimit(Duration.ofSeconds(3))
                .withEnvironment(Service.AGREEMENT, "STUB", "never-ready")));
    assertNothingRuns(data);
  }

  @Test
  void aServiceThatIsNotBuiltIsNamed() throws IOException {
    var jar = options.repository().resolve("pilot-service/target/quarkus-app/quarkus-run.jar");
    Files.delete(jar);
    assertEquals(
        "pilot-service is not built: %s is missing. Start with ./latitude run, which builds what is missing, or run mvn package."
            .formatted(jar),
        refused(options));
  }

  @Test
  void aTakenPortIsSaidBeforeAnythingStarts() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(
          "Port %d is taken by another program: stop that, or choose another port with --port N."
              .formatted(taken.getLocalPort()),
          refused(options.withPort(taken.getLocalPort())));
      assertEquals(List.of(), progress);
    }
  }

  @Test
  void aBrokenRouteFileIsSaidBeforeAnythingStarts() throws IOException {
    var file = options.repository().resolve("deploy/gateway/pilot-service.yaml");
    Files.writeString(file, Files.readString(file).replace("timeouts:", "timeout:"));
    assertEquals(
        "pilot-service.yaml, HTTPRoute pilot-service: spec.rules[0].timeout is not implemented by the local gateway; remove it.",
        refused(options));
    assertEquals(List.of(), progress);
  }

  private String refused(SuiteOptions some) {
    return assertThrows(StartFailure.class, () -> Suite.start(some)).getMessage();
  }

  private static void assertNothingRuns(Path data) {
    var mark = "-Dlatitude.data=" + data;
    assertEquals(
        0,
        ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").contains(mark))
            .count());
    assertFalse(Files.exists(data.resolve("postgres/postmaster.pid")));
    assertFalse(Files.exists(data.resolve("state")));
  }

  private Set<String> pilots(Suite suite) {
    return IntStream.range(0, 8)
        .mapToObj(
            _ -> {
              try {
                return environment(suite, "/api/v1/pilots").getOrDefault("pid", "none");
              } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
              }
            })
        .collect(Collectors.toSet());
  }

  private Map<String, String> environment(Suite suite, String path)
      throws IOException, InterruptedException {
    return get(suite.gatewayUri() + path)
        .lines()
        .filter(line -> line.contains("="))
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private String get(String address) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address)).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private int status(String address) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address)).build();
    return client.send(request, BodyHandlers.ofString()).statusCode();
  }

  private static String durability(Suite suite) throws SQLException {
    return "%s %s %s"
        .formatted(
            ask(suite, "SHOW fsync"),
            ask(suite, "SHOW synchronous_commit"),
            ask(suite, "SHOW full_page_writes"));
  }

  private static void tell(Suite suite, String sql) throws SQLException {
    try (var connection = suite.database(Service.PILOT).connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Suite suite, String sql) throws SQLException {
    try (var connection = suite.database(Service.PILOT).connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
