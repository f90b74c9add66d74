package dev.latitude.bench.load;

import dev.latitude.bench.sql.SqlCall;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the load generator has to know, as it can be sent to another process.
 *
 * @param addresses of services and limits, by name
 * @param databases by service
 * @param tokens by person
 * @param facts whatever a measurement found out while it was prepared, by its own names
 * @param calls SQL of operations, by the operation
 */
public record Environment(
    Map<String, URI> addresses,
    Map<String, Database> databases,
    Map<String, String> tokens,
    Map<String, String> facts,
    Map<String, List<SqlCall>> calls) {

  /** A service's own database. */
  public record Database(String jdbcUrl, String user, String password) {

    /** A connection whose parameters take the types that the statement wants. */
    public Connection connect() throws SQLException {
      return DriverManager.getConnection(jdbcUrl + "?stringtype=unspecified", user, password);
    }
  }

  public URI address(String name) {
    return known(addresses, name);
  }

  public Database database(String service) {
    return known(databases, service);
  }

  public String token(String person) {
    return known(tokens, person);
  }

  public String fact(String name) {
    return known(facts, name);
  }

  public List<SqlCall> calls(String operation) {
    return known(calls, operation);
  }

  public Environment withAddress(String name, URI address) {
    return new Environment(with(addresses, name, address), databases, tokens, facts, calls);
  }

  public Environment withToken(String person, String token) {
    return new Environment(addresses, databases, with(tokens, person, token), facts, calls);
  }

  public Environment withFact(String name, String value) {
    return new Environment(addresses, databases, tokens, with(facts, name, value), calls);
  }

  public Environment withCalls(String operation, List<SqlCall> sql) {
    return new Environment(addresses, databases, tokens, facts, with(calls, operation, sql));
  }

  /**
   * With what is known of another suite; not its SQL, which is a limit's.
   *
   * @param suite what the other one is called here
   */
  public Environment with(String suite, Environment other) {
    return new Environment(
        with(addresses, suite, other.addresses),
        with(databases, suite, other.databases),
        with(tokens, suite, other.tokens),
        with(facts, suite, other.facts),
        calls);
  }

  /** What is known of another suite only, under the names that it has there. */
  public Environment within(String suite) {
    return new Environment(
        only(addresses, suite),
        only(databases, suite),
        only(tokens, suite),
        only(facts, suite),
        Map.of());
  }

  private static <T> Map<String, T> with(Map<String, T> all, String suite, Map<String, T> others) {
    var more = new HashMap<>(all);
    others.forEach((name, value) -> more.put(suite + " " + name, value));
    return more;
  }

  private static <T> Map<String, T> only(Map<String, T> all, String suite) {
    var some = new HashMap<String, T>();
    all.forEach(
        (name, value) -> {
          if (name.startsWith(suite + " ")) {
            some.put(name.substring(suite.length() + 1), value);
          }
        });
    return some;
  }

  private static <T> T known(Map<String, T> all, String name) {
    var one = all.get(name);
    if (one == null) {
      throw new IllegalArgumentException("Nothing is known of " + name);
    }
    return one;
  }

  private static <T> Map<String, T> with(Map<String, T> all, String name, T value) {
    var more = new HashMap<>(all);
    more.put(name, value);
    return more;
  }
}
