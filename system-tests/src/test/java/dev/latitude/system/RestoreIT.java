package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.local.demo.Answer;
import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Person;
import dev.latitude.local.identity.Identity;
import dev.latitude.local.identity.KeyFile;
import dev.latitude.local.suite.Service;
import dev.latitude.postgres.FreePorts;
import dev.latitude.postgres.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The restore of docs/operations.md, by the means of PostgreSQL that operators of databases use
 * themselves: an archive of all changes, a base backup, and a moment to go back to.
 */
class RestoreIT {
  private static final String DATABASE = "latitude_proposal";
  private static final String PASSWORD = "rehearsal";
  private static final String TYPES = "/api/v1/decision-types";
  private static final String FEED = "/api/v1/proposal-events";

  @TempDir Path folder;

  private Identity identity;
  private Person hr;
  private Person reader;

  @BeforeEach
  void knowPeople() {
    identity = new KeyFile(folder.resolve("identity")).open(Clock.systemUTC());
    hr = person("hanna", "hr");
    reader = person("agreement-service", "service");
  }

  private Person person(String id, String role) {
    return new Person(id, identity.token(id, List.of(role), Duration.ofHours(1)));
  }

  @Test
  void a_database_comes_back_as_it_was_at_a_moment_and_nobody_mistakes_it_for_what_it_was_after()
      throws Exception {
    Files.createDirectory(folder.resolve("archive"));
    String moment;
    String known;
    String lost;
    Map<String, String> kept;
    var server = PostgresServer.start(options("data", archiving()));
    try {
      makeDatabase(server);
      try (var service = start(server);
          var api = new Api(service.uri(), ContractCheck::check)) {
        add(api, "before-the-backup");
        backUp(server);
        add(api, "after-the-backup");
        known = end(api);
        kept = content(server);
        moment = text(server, "select clock_timestamp()");
        change(api, add(api, "after-the-moment"));
        change(api, api.get(hr, TYPES + "/after-the-backup"));
        lost = end(api);
      }
      assertThat(lost).isGreaterThan(known);
      awaitArchive(server);
    } finally {
      server.stop();
    }

    Files.createFile(folder.resolve("base/recovery.signal"));
    var restored = PostgresServer.start(options("base", recovering(moment)));
    try {
      assertThat(content(restored)).as("every row of every table").isEqualTo(kept);
      try (var service = start(restored);
          var api = new Api(service.uri(), ContractCheck::check)) {
        assertThat(slugs(api)).containsExactlyInAnyOrder("before-the-backup", "after-the-backup");
        assertThat(text(restored, BROKEN_LINKS)).as("links of the history").isEqualTo("0");
        assertTold(service.uri(), lost);

        change(api, add(api, "in-its-place"));
        assertThat(end(api)).as("no position is given twice").isGreaterThan(lost);
        assertTold(service.uri(), lost);
        assertThat(after(api, known).body().path("items").findValuesAsText("type"))
            .containsExactly("decision-type.added", "decision-type.retired");
        assertThat(text(restored, BROKEN_LINKS)).isEqualTo("0");
      }
    } finally {
      restored.stop();
    }
  }

  private static final String BROKEN_LINKS =
      """
      select count(*) from event e left join event before on before.subject = e.subject and before.revision = e.revision - 1
       where e.previous_hash is distinct from before.hash
      """;

  // ---- the service, and those who read its feed ----

  private PackagedService start(PostgresServer server) throws IOException {
    return PackagedService.start(
        Service.PROPOSAL,
        identity,
        folder.resolve("service.log"),
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            server.jdbcUrl(DATABASE),
            "QUARKUS_DATASOURCE_USERNAME",
            DATABASE,
            "QUARKUS_DATASOURCE_PASSWORD",
            PASSWORD,
            "LATITUDE_PILOT_SERVICE_URL",
            "http://127.0.0.1:1"));
  }

  private Answer add(Api api, String slug) {
    var body =
        "{\"slug\": \"%s\", \"title\": \"Rehearsed\", \"dimension\": \"TIMING\", \"usualRisk\": \"LOW\", \"ceiling\": \"AGREE\"}"
            .formatted(slug);
    return answered(201, api.post(hr, TYPES, body));
  }

  private void change(Api api, Answer type) {
    var path = TYPES + "/" + type.text("/slug") + "/retire";
    answered(200, api.post(hr, path, "", type.etag()));
  }

  private static Answer answered(int status, Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    return answer;
  }

  private List<String> slugs(Api api) {
    return api.get(hr, TYPES + "?limit=200").body().path("items").findValuesAsText("slug");
  }

  private Answer after(Api api, String cursor) {
    return answered(200, api.get(reader, FEED + "?after=" + cursor + "&wait=1"));
  }

  /** The cursor of a reader who has seen everything. */
  private String end(Api api) {
    var page = answered(200, api.get(reader, FEED));
    while (!page.body().path("items").isEmpty()) {
      page = after(api, page.text("/next"));
    }
    return page.text("/next");
  }

  /** Of what has not happened any more nobody can go on as if nothing were. */
  private void assertTold(URI service, String cursor) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(service.resolve(FEED + "?after=" + cursor))
                  .header("Authorization", "Bearer " + reader.token())
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(410);
      assertThat(answer.body()).contains("/problems/feed-restored");
      assertThat(answer.headers().firstValue("Link")).hasValue("<" + FEED + ">; rel=\"start\"");
    }
  }

  // ---- the database ----

  private PostgresServer.Options options(String data, Map<String, String> settings) {
    return new PostgresServer.Options(
        folder.resolve(data), folder.resolve(data + ".log"), FreePorts.find(), PASSWORD, settings);
  }

  private Map<String, String> archiving() {
    return Map.of(
        "archive_mode",
        "on",
        "archive_command",
        "cp %%p %s/%%f".formatted(folder.resolve("archive")),
        "fsync",
        "off");
  }

  /** It lets nobody in before it is where it was to go. */
  private Map<String, String> recovering(String moment) {
    return Map.of(
        "restore_command",
        "cp %s/%%f %%p".formatted(folder.resolve("archive")),
        "recovery_target_time",
        moment,
        "recovery_target_action",
        "promote",
        "hot_standby",
        "off",
        "fsync",
        "off");
  }

  private static void makeDatabase(PostgresServer server) throws SQLException {
    try (var connection = server.connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("create role %s login password '%s'".formatted(DATABASE, PASSWORD));
      statement.execute("create database %s owner %s".formatted(DATABASE, DATABASE));
    }
  }

  /** What pg_basebackup does, which embedded PostgreSQL comes without. */
  private void backUp(PostgresServer server) throws SQLException, IOException {
    try (var connection = server.connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('rehearsal', true)");
      copy(folder.resolve("data"), folder.resolve("base"));
      try (var label = statement.executeQuery("select labelfile from pg_backup_stop()")) {
        label.next();
        Files.writeString(folder.resolve("base/backup_label"), label.getString(1));
      }
    }
  }

  private static void copy(Path data, Path base) throws IOException {
    var omitted = Set.of("postmaster.pid", "postmaster.opts");
    Files.walkFileTree(
        data,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectory(
                base.resolve(data.relativize(from)),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
              throws IOException {
            var name = data.relativize(from);
            if (!omitted.contains(name.toString()) && !name.startsWith("pg_wal")) {
              Files.copy(from, base.resolve(name));
            }
            return FileVisitResult.CONTINUE;
          }

          // files come and go while a server runs; the archive has what they were for
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }

  private static void awaitArchive(PostgresServer server) throws SQLException {
    var last = text(server, "select pg_walfile_name(pg_switch_wal())");
    Eventually.see(
        () -> {
          try {
            return text(server, "select last_archived_wal from pg_stat_archiver");
          } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
          }
        },
        archived -> archived != null && archived.compareTo(last) >= 0);
  }

  /** Each table with a hash of its rows, whatever their order. */
  private static Map<String, String> content(PostgresServer server) throws SQLException {
    var content = new TreeMap<String, String>();
    try (var connection = server.connect(DATABASE);
        var statement = connection.createStatement();
        var tables =
            statement.executeQuery(
                "select tablename from pg_tables where schemaname = 'public' and tablename <> 'scheduled_tasks'")) {
      while (tables.next()) {
        var table = tables.getString(1);
        content.put(
            table,
            text(
                server,
                "select count(*) || ' ' || coalesce(md5(string_agg(r::text, '' order by r::text)), '') from %s r"
                    .formatted(table)));
      }
    }
    return content;
  }

  private static String text(PostgresServer server, String query) throws SQLException {
    try (var connection = server.connect(DATABASE);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
