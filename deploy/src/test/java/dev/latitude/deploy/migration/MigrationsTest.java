package dev.latitude.deploy.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.deploy.Project;
import dev.latitude.postgres.EphemeralPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The migrations of each service, and what would be said of the next ones. */
class MigrationsTest {
  private static final List<String> SERVICES = Migration.SERVICES;
  private static final Path PROJECT = Project.root();
  private static final Path RELEASED = PROJECT.resolve("deploy/released/migrations");
  private static final String SERVICE = "proposal-service";

  private static EphemeralPostgres.Database database;

  @TempDir Path folder;

  @BeforeAll
  static void make() {
    database = EphemeralPostgres.freshDatabase("migrations");
  }

  /** A release sets the option that freezes the contract as well: docs/versioning.md. */
  @BeforeAll
  static void freezeIfMeant() {
    if (Boolean.getBoolean("latitude.contract.release")) {
      ReleasedMigrations.freeze(
          RELEASED,
          SERVICES.stream()
              .collect(
                  Collectors.toMap(
                      Function.identity(), service -> Migration.of(PROJECT, service))));
    }
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void the_release_before_runs_on_the_schema_of_the_next_one(String service) throws SQLException {
    assertThat(faults(ReleasedMigrations.of(RELEASED, service), Migration.of(PROJECT, service)))
        .as("what a rolling upgrade or Flyway trips over: docs/operations.md#expand-then-contract")
        .isEmpty();
  }

  @Test
  void a_migration_that_only_adds_is_fine() throws SQLException {
    assertThat(next("V20991231.01__author.sql", "alter table proposal add column author_unit text"))
        .isEmpty();
  }

  @Test
  void a_migration_that_takes_away_declares_it_with_a_reason() throws SQLException {
    var takesAway = "alter table proposal drop column overdue_reported;";
    var told =
        "proposal.overdue_reported is gone (the release before may need it otherwise; not declared)";
    assertThat(next("V20991231.01__x.sql", takesAway)).containsExactly(told);
    assertThat(
            next(
                "V20991231.01__x.sql",
                "-- contracts: proposal.overdue_reported is gone: nothing reads or writes it from 1.4 on\n"
                    + takesAway))
        .isEmpty();
    assertThat(
            next(
                "V20991231.01__x.sql",
                "-- contracts: proposal.overdue_reported is gone: \n" + takesAway))
        .containsExactly(told);
  }

  @Test
  void what_is_declared_happens() throws SQLException {
    assertThat(next("V20991231.01__x.sql", "-- contracts: proposal is gone: who knows\nselect 1"))
        .containsExactly("proposal is gone (is declared, and is not so)");
  }

  @Test
  void what_flyway_would_refuse_is_told() throws SQLException {
    var today = Migration.of(PROJECT, SERVICE);
    var changed = new ArrayList<>(today);
    var first = changed.removeFirst();
    changed.addFirst(new Migration(first.file(), first.sql() + "\n-- a word more"));
    assertThat(faults(released(), changed))
        .containsExactly(first.file() + " was released, and is another one now");
    assertThat(faults(released(), today.subList(0, today.size() - 1)))
        .containsExactly(today.getLast().file() + " was released, and is gone");
    assertThat(next("V20261101.01__forgotten.sql", "select 1"))
        .containsExactly("V20261101.01__forgotten.sql comes before one that was released");
  }

  /** As if all of today's had been released, and this one came after them. */
  private List<String> next(String file, String sql) throws SQLException {
    var today = new ArrayList<>(Migration.of(PROJECT, SERVICE));
    today.add(new Migration(file, sql));
    return faults(released(), today);
  }

  private static List<String> faults(ReleasedMigrations released, List<Migration> today)
      throws SQLException {
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      var faults = released.faults(today, connection);
      connection.rollback();
      return faults;
    }
  }

  private ReleasedMigrations released() {
    var list = folder.resolve("released/migrations");
    ReleasedMigrations.freeze(list, Map.of(SERVICE, Migration.of(PROJECT, SERVICE)));
    return ReleasedMigrations.of(list, SERVICE);
  }
}
