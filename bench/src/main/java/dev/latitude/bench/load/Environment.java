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
