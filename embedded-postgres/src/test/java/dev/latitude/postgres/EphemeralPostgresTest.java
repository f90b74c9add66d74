package dev.latitude.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class EphemeralPostgresTest {

  @Test
  void aFreshDatabaseBelongsToItsOwnRole() throws SQLException {
    var database = EphemeralPostgres.freshDatabase("proposal");
    assertTrue(database.user().startsWith("proposal_"), database.user());
    assertEquals(
        database.user(),
        ask(
            database,
            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"));
  }

  @Test
  void twoDatabasesOfOneNameAreSeparate() throws SQLException {
    var one = EphemeralPostgres.freshDatabase("pilot");
    var other = EphemeralPostgres.freshDatabase("pilot");
    tell(one, "CREATE TABLE only_here (id int)");
    assertEquals("f", ask(other, "SELECT to_regclass('only_here') IS NOT NULL"));
  }

  @Test
  void theServerIsAnEighteenWithRoomForManyConnections() throws SQLException {
    var database = EphemeralPostgres.freshDatabase("version");
    assertEquals("18", ask(database, "SHOW server_version").split("\\.", -1)[0]);
    assertEquals("200", ask(database, "SHOW max_connections"));
    assertEquals("UTF8", ask(database, "SHOW server_encoding"));
  }

  @Test
  void anOwnerMayMakeWhatTemporalConstraintsNeed() throws SQLException {
    var database = EphemeralPostgres.freshDatabase("temporal");
    tell(database, "CREATE EXTENSION btree_gist");
    tell(
        database,
        "CREATE TABLE t (k text, during tstzrange, PRIMARY KEY (k, during WITHOUT OVERLAPS))");
    tell(database, "INSERT INTO t VALUES ('a', '[2026-01-01,2026-02-01)')");
    var refused =
        assertThrows(
            SQLException.class,
            () -> tell(database, "INSERT INTO t VALUES ('a', '[2026-01-15,2026-03-01)')"));
    assertEquals("23P01", refused.getSQLState());
  }

  @Test
  void nobodyGetsInWithAWrongPassword() {
    var database = EphemeralPostgres.freshDatabase("locked");
    var refused =
        assertThrows(
            SQLException.class,
            () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "wrong"));
    assertEquals("28P01", refused.getSQLState());
  }

  private static void tell(EphemeralPostgres.Database database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EphemeralPostgres.Database database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
