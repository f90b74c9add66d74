package dev.latitude.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpWireTest {
  private HttpServer server;
  private HttpWire wire;

  /** Answers with what was sent; under /chunked in pieces. */
  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var sent = exchange.getRequestBody().readAllBytes();
          var chunked = exchange.getRequestURI().getPath().equals("/chunked");
          exchange.sendResponseHeaders(sent.length == 0 ? 404 : 200, chunked ? 0 : sent.length);
          exchange.getResponseBody().write(sent);
          exchange.close();
        });
    server.start();
    wire = new HttpWire(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void close() throws IOException {
    wire.close();
    server.stop(0);
  }

  @Test
  void answers_follow_one_another_on_one_connection_in_one_piece_or_in_many() throws IOException {
    var longText = "latitude ".repeat(20_000);
    for (var path : new String[] {"/", "/chunked", "/"}) {
      assertThat(wire.exchange(HttpWire.post(path, "token", bytes(longText)))).isEqualTo(200);
      assertThat(wire.body()).isEqualTo(longText);
      assertThat(wire.count(bytes("tude"))).isEqualTo(20_000);
    }
  }

  @Test
  void lines_are_counted_and_only_the_last_is_kept() throws IOException {
    var records = "{\"id\":\"one of many\"}\n".repeat(20_000);
    for (var path : new String[] {"/", "/chunked", "/"}) {
      assertThat(wire.lines(HttpWire.post(path, "token", bytes(records + "the end\n"))))
          .isEqualTo(new HttpWire.Lines(20_001, "the end"));
    }
    assertThat(wire.lines(HttpWire.post("/", "token", bytes("cut"))))
        .isEqualTo(new HttpWire.Lines(0, "cut"));
    assertThatThrownBy(() -> wire.lines(HttpWire.get("/", "token"))).hasMessageContaining("404");
  }

  @Test
  void an_answer_that_is_not_as_expected_is_a_failure_that_shows_it() {
    assertThatThrownBy(() -> wire.expect(HttpWire.post("/", "t", bytes("no")), 200, bytes("yes")))
        .hasMessageContaining("got 200: no");
    assertThatThrownBy(() -> wire.expect(HttpWire.get("/chunked", "t"), 200, bytes("")))
        .hasMessageContaining("got 404");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
