package dev.latitude.bench.cases;

import dev.latitude.bench.data.Rights;
import dev.latitude.bench.data.Size;
import dev.latitude.bench.limit.SmallestServer;
import dev.latitude.bench.sql.Insert;
import dev.latitude.bench.sql.SqlCall;
import dev.latitude.bench.sql.SqlCapture;
import dev.latitude.local.suite.Service;
import dev.latitude.local.suite.Suite;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The running suite, and what measurements put into it; what several of them need is made once. */
public final class Stage implements AutoCloseable {
  private final Suite suite;
  private final Size size;
  private final SqlCapture capture;
  private final Set<String> made = new HashSet<>();
  private final List<SmallestServer> servers = new ArrayList<>();

  public Stage(Suite suite, Size size) {
    this.suite = suite;
    this.size = size;
    capture =
        new SqlCapture(
            suite.administration(), suite.dataFolder().resolve("logs").resolve("postgres.log"));
  }

  public Suite suite() {
    return suite;
  }

  public Size size() {
    return size;
  }

  /** Where the one process of a service answers, past the gateway. */
  public URI direct(Service service) {
    return suite.replicas(service).getFirst().uri();
  }

  /** The statements that an operation makes. */
  public List<SqlCall> capture(SqlCapture.Operation operation) throws Exception {
    return capture.of(operation);
  }

  /** The register, filled. */
  public void rights() throws Exception {
    if (made.add("rights")) {
      try (var connection = suite.database(Service.AGREEMENT).connect()) {
        Rights.load(connection, size);
      }
    }
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
