package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latitude.contract.Documents;
import dev.latitude.postgres.EphemeralPostgres;
import dev.latitude.postgres.EphemeralPostgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release's job migrates and ends, with the settings of the cluster's manifests. */
class MigrationIT {
  private static final Path KUBERNETES = Repository.root().resolve("deploy/kubernetes");

  private static final String NOT_APPLIED = "Detected resolved migration not applied to database: ";

  @TempDir Path folder;

  @Test
  void the_job_migrates_asks_nobody_and_ends() throws Exception {
    var database = EphemeralPostgres.freshDatabase("migration");
    var settings = job();
    var outcome = run(database, settings);
    assertThat(outcome.exitCode()).as(outcome.log()).isZero();
    assertThat(outcome.log()).contains("Successfully applied").doesNotContain("Listening on");
    assertThat(migrations(database)).isPositive();
    assertStartsOnTheSchemaOfTheNextRelease(database, settings);
  }

  /** After a roll back, say. A release knows nothing of what came after it, and minds it not. */
  private void assertStartsOnTheSchemaOfTheNextRelease(
      Database database, Map<String, String> settings) throws Exception {
    execute(
        database,
        """
        alter table proposal add column of_the_next_release text;
        insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
          select max(installed_rank) + 1, '29991231.01', 'later', 'SQL', 'V29991231.01__later.sql', 1, current_user, 1, true from flyway_schema_history;
        """);
    for (var each : List.of(settings, serviceThatEnds())) {
      var outcome = run(database, each);
      assertThat(outcome.exitCode()).as(outcome.log()).isZero();
      assertThat(outcome.log()).doesNotContain("Successfully applied");
    }
  }

  @Test
  void a_service_that_is_rolled_out_before_its_migration_does_not_start_and_changes_nothing()
      throws Exception {
    var database = EphemeralPostgres.freshDatabase("unmigrated");
    var outcome = run(database, service());
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.log()).contains(NOT_APPLIED);
    assertThat(tables(database)).isZero();
  }

  /** A trigger, an index or a table that is only used by plain SQL, say: no mapping misses it. */
  @Test
  void nor_does_one_that_lacks_the_last_migration_although_its_mapping_fits() throws Exception {
    var database = EphemeralPostgres.freshDatabase("halfmigrated");
    var migrated = run(database, job());
    assertThat(migrated.exitCode()).as(migrated.log()).isZero();
    execute(
        database,
        "delete from flyway_schema_history where installed_rank = (select max(installed_rank) from flyway_schema_history)");
    int before = migrations(database);
    var outcome = run(database, serviceThatEnds());
    assertThat(outcome.exitCode()).as(outcome.log()).isNotZero();
    assertThat(outcome.log()).contains(NOT_APPLIED).doesNotContain("Listening on");
    assertThat(migrations(database)).isEqualTo(before);
  }

  private static Map<String, String> job() {
    var job = Documents.read(KUBERNETES.resolve("migrations/proposal-service.yaml"));
    return literals(job.at("/spec/template/spec/containers/0/env"));
  }

  /** What a replica is told. */
  private static Map<String, String> service() {
    var settings = new HashMap<String, String>();
    var base = Documents.read(KUBERNETES.resolve("base/kustomization.yaml"));
    for (var literal : base.at("/configMapGenerator/0/literals")) {
      var parts = literal.asText().split("=", 2);
      settings.put(parts[0], parts[1]);
    }
    settings.put("LATITUDE_PILOT_SERVICE_URL", "http://127.0.0.1:1");
    assertThat(settings).containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
    return settings;
  }

  /** A replica that looks at its schema, and serves nobody. */
  private static Map<String, String> serviceThatEnds() {
    var settings = service();
    settings.put("QUARKUS_INIT_AND_EXIT", "true");
    return settings;
  }

  private static Map<String, String> literals(JsonNode variables) {
    var literals = new HashMap<String, String>();
    for (var variable : variables) {
      if (variable.has("value")) {
        literals.put(variable.get("name").asText(), variable.get("value").asText());
      }
    }
    assertThat(literals).containsEntry("QUARKUS_INIT_AND_EXIT", "true");
    return literals;
  }

  private record Outcome(int exitCode, String log) {}

  private Outcome run(Database database, Map<String, String> settings)
      throws IOException, InterruptedException {
    var log = folder.resolve("log");
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var jar =
        Repository.root().resolve("proposal-service").resolve("target/quarkus-app/quarkus-run.jar");
    var builder =
        new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", "-jar", jar.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(settings);
    builder.environment().put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
    builder.environment().put("QUARKUS_DATASOURCE_USERNAME", database.user());
    builder.environment().put("QUARKUS_DATASOURCE_PASSWORD", database.password());
    builder.environment().put("QUARKUS_HTTP_PORT", "0");
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
    var process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
      return new Outcome(process.exitValue(), Files.readString(log));
    } finally {
      process.destroyForcibly();
    }
  }

  private static int migrations(Database database) throws SQLException {
    return count(database, "select count(*) from flyway_schema_history where success");
  }

  private static int tables(Database database) throws SQLException {
    return count(
        database, "select count(*) from information_schema.tables where table_schema = 'public'");
  }

  private static void execute(Database database, String statements) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      var _ = statement.execute(statements);
    }
  }

  private static int count(Database database, String query) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
