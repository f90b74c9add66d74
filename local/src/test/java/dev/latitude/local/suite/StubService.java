package dev.latitude.local.suite;

import static java.util.Objects.requireNonNullElse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * Stands in for a packaged service: ready at once, or as {@code STUB} says. At any path it answers
 * with its environment; a path that ends in {@code /exit} ends it.
 */
public final class StubService {

  private StubService() {}

  /** Runs until killed. */
  public static void main(String[] arguments) throws IOException {
    var mode = requireNonNullElse(System.getenv("STUB"), "ready");
    if (mode.equals("exit")) {
      System.exit(3);
    }
    var status = mode.equals("never-ready") ? 503 : 200;
    serve("QUARKUS_MANAGEMENT_PORT", exchange -> answer(exchange, status, "{}"));
    serve("QUARKUS_HTTP_PORT", StubService::tell);
  }

  private static void tell(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith("/exit")) {
      System.exit(4);
    }
    var text = new StringBuilder("pid=" + ProcessHandle.current().pid() + "\n");
    new TreeMap<>(System.getenv()).forEach((k, v) -> text.append(k + "=" + v + "\n"));
    answer(exchange, 200, text.toString());
  }

  private static void serve(String port, com.sun.net.httpserver.HttpHandler handler)
      throws IOException {
    var address =
        new InetSocketAddress(
            InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv(port)));
    var server = HttpServer.create(address, 50);
    server.createContext("/", handler);
    server.start();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
