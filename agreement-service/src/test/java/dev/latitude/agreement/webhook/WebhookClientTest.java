package dev.latitude.agreement.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire, and how much is waited for and read. */
class WebhookClientTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String PASSWORD = "changeit";
  private static Vertx vertx;
  @TempDir static Path folder;
  private static Path keys;

  private final List<HttpServer> servers = new ArrayList<>();
  private final BlockingQueue<String> hosts = new LinkedBlockingQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    keys = folder.resolve("keys.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "receiver",
                "-keyalg",
                "EC",
                "-dname",
                "CN=hr.example.com",
                "-ext",
                "san=dns:hr.example.com",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    var said = new String(made.getInputStream().readAllBytes(), UTF_8);
    assertThat(made.waitFor()).as(said).isZero();
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @AfterEach
  void close() {
    end.countDown();
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void it_connects_to_the_address_that_was_looked_at_and_names_the_host() throws Exception {
    int port = serve(answering(200, "thanks"));
    var answer = post(client(LONG), "http://hr.example.com:" + port + "/hooks?a=b%20c", HERE);
    assertThat(answer).isEqualTo(Answer.of(200, "thanks"));
    assertThat(hosts.take()).isEqualTo("hr.example.com:" + port + " POST /hooks?a=b%20c body");
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    int elsewhere = serve(answering(200, ""));
    int port =
        serve(
            exchange -> {
              exchange
                  .getResponseHeaders()
                  .set("Location", "http://127.0.0.1:" + elsewhere + "/latest/meta-data/");
              answering(307, "elsewhere").handle(exchange);
            });
    var answer = post(client(LONG), "http://127.0.0.1:" + port, HERE);
    assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(answer.status()).isEqualTo(307);
    assertThat(hosts.take()).startsWith("127.0.0.1:" + port);
    assertThat(hosts).isEmpty();
  }

  @Test
  void of_an_answer_that_never_ends_no_more_is_read_than_is_kept() throws Exception {
    var cutOff = new CountDownLatch(1);
    int port =
        serve(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              try {
                while (true) {
                  exchange.getResponseBody().write("0123456789".repeat(1_000).getBytes(UTF_8));
                }
              } catch (IOException closed) {
                cutOff.countDown();
                throw closed;
              }
            });
    var answer = post(client(LONG), "http://127.0.0.1:" + port + "/", HERE);
    assertThat(answer.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(answer.response()).hasSize(WebhookClient.EXCERPT).startsWith("01234567890");
    cutOff.await();
  }

  @Test
  void whoever_says_yes_and_then_dawdles_has_said_yes() throws Exception {
    int port =
        serve(
            exchange -> {
              exchange.sendResponseHeaders(202, 0);
              exchange.getResponseBody().write("yes".getBytes(UTF_8));
              exchange.getResponseBody().flush();
              await(end);
            });
    assertThat(post(client(Duration.ofMillis(1_500)), "http://127.0.0.1:" + port + "/", HERE))
        .isEqualTo(Answer.of(202, "yes"));
  }

  @Test
  void whoever_does_not_answer_in_time_has_not_answered() throws Exception {
    int port = serve(_ -> await(end));
    var answer = post(client(Duration.ofMillis(300)), "http://127.0.0.1:" + port + "/", HERE);
    assertThat(answer.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(answer.status()).isNull();
  }

  @Test
  void what_is_no_answer_at_all_is_told_as_far_as_it_can_be_kept() throws Exception {
    for (var nonsense : List.of("2\0\0", "2".repeat(3_000))) {
      try (var socket = new ServerSocket(0, 1, HERE)) {
        var receiving = Thread.startVirtualThread(() -> answer(socket, "HTTP/1.1 " + nonsense));
        var answer = post(client(LONG), "http://127.0.0.1:" + socket.getLocalPort() + "/", HERE);
        assertThat(answer.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(answer.detail())
            .contains(nonsense.substring(0, 1))
            .doesNotContain("\0")
            .hasSizeBetween(5, WebhookClient.EXCERPT);
        receiving.join();
      }
    }
  }

  private static void answer(ServerSocket socket, String line) {
    try (var connection = socket.accept()) {
      connection.getOutputStream().write((line + " OK\r\n\r\n").getBytes(UTF_8));
      connection.getOutputStream().flush();
      var _ = connection.getInputStream().readAllBytes();
    } catch (IOException closed) {
      // it has been answered
    }
  }

  @Test
  void where_nobody_listens_nothing_is_delivered_and_the_next_address_is_tried() throws Exception {
    int free;
    try (var socket = new ServerSocket(0, 1, HERE)) {
      free = socket.getLocalPort();
    }
    var url = "http://hr.example.com:" + free + "/";
    assertThat(post(client(LONG), url, HERE).outcome()).isEqualTo(Outcome.UNREACHABLE);
    var elsewhere = InetAddress.getByName("127.0.0.2");
    var server = HttpServer.create(new InetSocketAddress(elsewhere, free), 0);
    start(server, answering(204, ""));
    assertThat(post(client(LONG), url, HERE, elsewhere).outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void the_certificate_must_be_that_of_the_name_and_not_of_the_address() throws Exception {
    int port = serveSecurely();
    var trusting =
        client(LONG, Optional.of(new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD)));
    assertThat(post(trusting, "https://hr.example.com:" + port + "/", HERE))
        .isEqualTo(Answer.of(200, "thanks"));
    assertThat(hosts.take()).startsWith("hr.example.com:" + port);
    for (var other : List.of("https://other.example.com:", "https://127.0.0.1:")) {
      assertThat(post(trusting, other + port + "/", HERE).outcome())
          .as(other)
          .isEqualTo(Outcome.UNREACHABLE);
    }
    assertThat(post(client(LONG), "https://hr.example.com:" + port + "/", HERE).outcome())
        .as("nobody vouches for it")
        .isEqualTo(Outcome.UNREACHABLE);
    assertThat(hosts).isEmpty();
  }

  private static Answer post(WebhookClient client, String url, InetAddress... addresses) {
    return client.post(
        new Target(URI.create(url), List.of(addresses)),
        Map.of("webhook-id", "1"),
        "body".getBytes(UTF_8));
  }

  private static WebhookClient client(Duration longest) {
    return client(longest, Optional.empty());
  }

  private static WebhookClient client(Duration longest, Optional<TrustOptions> trusted) {
    return new WebhookClient(vertx, trusted, longest);
  }

  private int serve(HttpHandler handler) throws IOException {
    return start(HttpServer.create(new InetSocketAddress(HERE, 0), 0), handler);
  }

  private int serveSecurely() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keys)) {
      store.load(file, PASSWORD.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var server = HttpsServer.create(new InetSocketAddress(HERE, 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return start(server, answering(200, "thanks"));
  }

  private int start(HttpServer server, HttpHandler handler) {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", handler);
    server.start();
    servers.add(server);
    return server.getAddress().getPort();
  }

  private HttpHandler answering(int status, String body) {
    return exchange -> {
      try (exchange) {
        hosts.add(
            "%s %s %s %s"
                .formatted(
                    exchange.getRequestHeaders().getFirst("Host"),
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
        exchange.getResponseBody().write(body.getBytes(UTF_8));
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
