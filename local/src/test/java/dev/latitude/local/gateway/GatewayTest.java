package dev.latitude.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import dev.latitude.local.failure.StartFailure;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class GatewayTest {

  private static final String ROUTES =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: latitude}
      spec:
        gatewayClassName: some
        listeners: [{name: http, protocol: HTTP, port: 80}]
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: pilots}
      spec:
        parentRefs: [{name: latitude}]
        rules:
          - matches: [{path: {type: PathPrefix, value: /api/v1/pilots}}]
            backendRefs: [{name: pilot-service, port: 8080}]
            timeouts: {request: 10s}
          - matches: [{path: {type: PathPrefix, value: /quick}}]
            backendRefs: [{name: pilot-service, port: 8080}]
            timeouts: {request: 300ms}
          - matches: [{path: {type: PathPrefix, value: /stream}}]
            backendRefs: [{name: pilot-service, port: 8080}]
            timeouts: {request: 0s}
      """;

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var each : open.reversed()) {
      each.close();
    }
    client.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/pilots",
    "/api/v1/pilots/",
    "/api/v1/pilots/one?limit=2&q=a%20b&empty=",
    "/api/v1/pilots/a%2Fb%20c/%C3%A9",
    "/api/v1/pilots/a;v=1",
    "/api/v1/pilots//two",
  })
  void pathAndQueryArriveAsTheyWereSent(String address) throws Exception {
    var gateway = gateway(exchange -> Upstream.send(exchange, 200, exchange.getRequestURI() + ""));
    assertEquals(address, get(gateway, address).body());
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/pilotsx", "/", "/q/health/ready", "/api/v1"})
  void anUnknownPathIsAProblem(String path) throws Exception {
    var answer = get(gateway(exchange -> Upstream.send(exchange, 200, "no")), path);
    assertProblem(404, "no-such-route", answer);
    assertTrue(answer.body().contains("Nothing answers at " + path + "."), answer.body());
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/pilots/../../q", "/api/v1/pilots/%2e%2E/x", "/api/v1/pilots/."})
  void aPathThatLeadsElsewhereIsRefused(String path) throws Exception {
    var gateway = gateway(exchange -> Upstream.send(exchange, 200, "no"));
    var answer = raw(gateway, "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.contains("/problems/malformed-request"), answer);
  }

  @Test
  void methodBodyStatusAndHeadersGoThrough() throws Exception {
    var gateway =
        gateway(
            exchange -> {
              var body =
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
              exchange.getResponseHeaders().add("ETag", "\"7\"");
              exchange.getResponseHeaders().add("Set-Cookie", "a=1");
              exchange.getResponseHeaders().add("Set-Cookie", "b=2");
              Upstream.send(exchange, 201, exchange.getRequestMethod() + " " + body);
            });
    var answer =
        client.send(
            request(gateway, "/api/v1/pilots").PUT(BodyPublishers.ofString("{\"ä\":1}")).build(),
            BodyHandlers.ofString());
    assertEquals(201, answer.statusCode());
    assertEquals("PUT {\"ä\":1}", answer.body());
    assertEquals("\"7\"", answer.headers().firstValue("ETag").orElseThrow());
    assertEquals(List.of("a=1", "b=2"), answer.headers().allValues("Set-Cookie"));
  }

  @ParameterizedTest
  @CsvSource({"GET, 204", "GET, 304", "HEAD, 200", "DELETE, 204"})
  void answersWithoutABodyStayWithout(String method, int status) throws Exception {
    var gateway =
        gateway(
            exchange -> {
              exchange.getResponseHeaders().add("ETag", "\"7\"");
              exchange.sendResponseHeaders(status, -1);
              exchange.close();
            });
    var twice =
        "%s /api/v1/pilots HTTP/1.1\r\nHost: a\r\n\r\n".formatted(method)
            + "%s /api/v1/pilots HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                .formatted(method);
    var answer = raw(gateway, twice);
    assertEquals(2, answer.split("HTTP/1.1 " + status, -1).length - 1, answer);
    assertFalse(answer.toLowerCase(Locale.ROOT).contains("chunked"), answer);
    assertTrue(answer.endsWith("\r\n\r\n"), answer);
  }

  @Test
  void theServiceLearnsWhoAskedAndUnderWhichNameAndNothingTheClientMadeUp() throws Exception {
    var seen = new CompletableFuture<com.sun.net.httpserver.Headers>();
    var gateway =
        gateway(
            exchange -> {
              seen.complete(exchange.getRequestHeaders());
              Upstream.send(exchange, 200, "ok");
            });
    raw(
        gateway,
        """
        GET /api/v1/pilots HTTP/1.1
        Host: latitude.example:8443
        X-Forwarded-For: 10.9.9.9
        X-Forwarded-Host: evil.example
        X-Forwarded-Proto: https
        X-Forwarded-Prefix: /evil
        Forwarded: for=10.9.9.9
        traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
        Authorization: Bearer abc
        Keep-Alive: timeout=5
        TE: trailers
        X-Mine: stays
        X-Hop: goes
        Connection: X-Hop
        Connection: close

        """
            .replace("\n", "\r\n"));
    var headers = seen.get(5, TimeUnit.SECONDS);
    assertEquals(List.of("127.0.0.1"), headers.get("X-Forwarded-For"));
    assertEquals(List.of("latitude.example:8443"), headers.get("X-Forwarded-Host"));
    assertEquals(List.of("http"), headers.get("X-Forwarded-Proto"));
    assertEquals(List.of(gateway.uri().getPort() + ""), headers.get("X-Forwarded-Port"));
    assertEquals(List.of("latitude.example:8443"), headers.get("Host"));
    assertEquals(
        List.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
        headers.get("traceparent"));
    assertEquals(List.of("Bearer abc"), headers.get("Authorization"));
    var names = new HashSet<>(headers.keySet());
    names.removeAll(
        List.of(
            "X-forwarded-for",
            "X-forwarded-host",
            "X-forwarded-proto",
            "X-forwarded-port",
            "Host",
            "Traceparent",
            "Authorization",
            "X-mine"));
    assertEquals(new HashSet<>(), names);
  }

  @Test
  void aChunkArrivesBeforeTheServiceIsDone() throws Exception {
    var more = new CountDownLatch(1);
    var gateway =
        gateway(
            exchange -> {
              exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
              exchange.sendResponseHeaders(200, 0);
              try (var out = exchange.getResponseBody()) {
                write(out, "id: 1\n\n");
                await(more);
                write(out, "id: 2\n\n");
              }
            });
    var answer = client.send(request(gateway, "/stream").build(), BodyHandlers.ofInputStream());
    try (var in = answer.body()) {
      assertEquals("id: 1\n\n", new String(in.readNBytes(7), StandardCharsets.UTF_8));
      more.countDown();
      assertEquals("id: 2\n\n", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theServiceReadsWhileTheClientIsStillSending() throws Exception {
    var firstRead = new CountDownLatch(1);
    var gateway =
        gateway(
            exchange -> {
              var in = exchange.getRequestBody();
              var count = in.read(new byte[4]);
              firstRead.countDown();
              Upstream.send(exchange, 200, "" + (count + in.readAllBytes().length));
            });
    try (var socket = connect(gateway)) {
      var out = socket.getOutputStream();
      write(
          out,
          "POST /api/v1/pilots HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
      write(out, "4\r\nonce\r\n");
      assertTrue(firstRead.await(10, TimeUnit.SECONDS), "the first chunk was held back");
      write(out, "5\r\nagain\r\n0\r\n\r\n");
      var answer = text(socket.getInputStream());
      assertTrue(answer.endsWith("\r\n\r\n9"), answer);
    }
  }

  @Test
  void aSlowReaderHoldsBackALargeUploadInsteadOfFillingMemory() throws Exception {
    var more = new CountDownLatch(1);
    var gateway =
        gateway(
            exchange -> {
              await(more);
              var count = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
              Upstream.send(exchange, 200, "" + count);
            });
    var size = 64 * 1024 * 1024;
    var sent = new AtomicLong();
    var body = new CountingZeros(size, sent);
    var answer =
        client.sendAsync(
            request(gateway, "/api/v1/pilots")
                .POST(BodyPublishers.ofInputStream(() -> body))
                .build(),
            BodyHandlers.ofString());
    var stuckAt = awaitStandstill(sent);
    assertTrue(stuckAt < size / 2, "the gateway took " + stuckAt + " bytes without a reader");
    more.countDown();
    assertEquals("" + size, answer.get(20, TimeUnit.SECONDS).body());
  }

  @Test
  void aRequestThatStopsOnItsWayIsTheClientsProblem() throws Exception {
    var gateway =
        gateway(
            exchange ->
                Upstream.send(exchange, 200, "" + exchange.getRequestBody().readAllBytes().length));
    var answer =
        raw(
            gateway,
            "POST /quick HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\nConnection: close\r\n\r\nhalf");
    assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
    assertTrue(answer.contains("/problems/request-timeout"), answer);
  }

  @Test
  void aServiceThatDoesNotAnswerInTimeIsAProblem() throws Exception {
    var gone = new CountDownLatch(1);
    var gateway = gateway(exchange -> await(gone));
    var answer =
        client.send(
            request(gateway, "/quick")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .POST(BodyPublishers.ofString("x"))
                .build(),
            BodyHandlers.ofString());
    assertProblem(504, "upstream-timeout", answer);
    assertEquals(
        "4bf92f3577b34da6a3ce929d0e0e4736", new JsonObject(answer.body()).getString("traceId"));
    gone.countDown();
  }

  @Test
  void anAnswerThatStallsHalfwayIsCutOffAndNotPassedOffAsComplete() throws Exception {
    var gone = new CountDownLatch(1);
    var gateway =
        gateway(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              write(exchange.getResponseBody(), "half");
              exchange.getResponseBody().flush();
              await(gone);
            });
    assertThrows(IOException.class, () -> get(gateway, "/quick"));
    gone.countDown();
  }

  @Test
  void aStreamWithoutALimitOutlivesTheOthers() throws Exception {
    var gateway =
        gateway(
            exchange -> {
              // Longer than the limit of the quick route.
              await(new CountDownLatch(1), Duration.ofMillis(600));
              Upstream.send(exchange, 200, "late");
            });
    assertEquals("late", get(gateway, "/stream").body());
  }

  @Test
  void aClientThatSendsSlowlyIsNotCutOffWhileBytesKeepComing() throws Exception {
    var gateway =
        gateway(
            exchange ->
                Upstream.send(exchange, 200, "" + exchange.getRequestBody().readAllBytes().length));
    try (var socket = connect(gateway)) {
      var out = socket.getOutputStream();
      write(
          out, "POST /quick HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\nConnection: close\r\n\r\n");
      for (var i = 0; i < 8; i++) {
        await(new CountDownLatch(1), Duration.ofMillis(100));
        write(out, "x");
      }
      var answer = text(socket.getInputStream());
      assertTrue(answer.endsWith("\r\n\r\n8"), answer);
    }
  }

  @Test
  void aServiceThatIsNotThereIsAProblemThatNamesIt() throws Exception {
    var gateway = gateway(List.of(nobody()));
    var answer = get(gateway, "/api/v1/pilots");
    assertProblem(502, "upstream-unavailable", answer);
    assertTrue(answer.body().contains("pilot-service is not answering"), answer.body());
    assertFalse(new JsonObject(answer.body()).containsKey("traceId"));
  }

  @Test
  void aServiceThatHangsUpBeforeAnsweringIsAProblem() throws Exception {
    try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(
          () -> {
            try {
              while (true) {
                try (var socket = server.accept()) {
                  var _ = socket.getInputStream().read();
                }
              }
            } catch (IOException _) {
              // The test is over.
            }
          });
      var gateway = gateway(List.of(URI.create("http://127.0.0.1:" + server.getLocalPort())));
      assertProblem(502, "upstream-unavailable", get(gateway, "/api/v1/pilots"));
    }
  }

  @Test
  void replicasTakeTurns() throws Exception {
    var one = keep(Upstream.saying("one"));
    var two = keep(Upstream.saying("two"));
    var gateway = gateway(List.of(one.uri(), two.uri()));
    var answers = IntStream.range(0, 10).mapToObj(_ -> body(gateway, "/api/v1/pilots")).toList();
    assertEquals(5, answers.stream().filter("one"::equals).count(), answers.toString());
    assertEquals(5, answers.stream().filter("two"::equals).count(), answers.toString());
  }

  @Test
  void aReplicaThatIsDownCostsNoRequest() throws Exception {
    var one = keep(Upstream.saying("one"));
    var gateway = gateway(List.of(nobody(), one.uri()));
    for (var i = 0; i < 6; i++) {
      assertEquals("one", body(gateway, "/api/v1/pilots"));
    }
  }

  @Test
  void aReplicaThatComesBackIsUsedAgain() throws Exception {
    var one = keep(Upstream.saying("one"));
    var two = Upstream.saying("two");
    var gateway = gateway(List.of(one.uri(), two.uri()));
    assertEquals(2, distinct(gateway));
    two.close();
    assertEquals(1, distinct(gateway));
  }

  @Test
  void whenTheClientLeavesTheServiceIsTold() throws Exception {
    var begun = new CountDownLatch(1);
    var told = new CountDownLatch(1);
    var gateway =
        gateway(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              begun.countDown();
              try (var out = exchange.getResponseBody()) {
                while (true) {
                  write(out, "tick\n");
                  out.flush();
                  await(new CountDownLatch(1), Duration.ofMillis(20));
                }
              } catch (IOException _) {
                told.countDown();
              }
            });
    try (var socket = connect(gateway)) {
      write(socket.getOutputStream(), "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n");
      assertTrue(begun.await(10, TimeUnit.SECONDS));
    }
    assertTrue(told.await(10, TimeUnit.SECONDS), "the service kept writing for nobody");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense|400|malformed-request",
        "GET /api/v1/pilots HTTP/1.1|400|malformed-request",
        "GET /api/v1/pilots HTTP/1.1~Host: a~Transfer-Encoding: gzip, chunked|400|malformed-request",
        "GET /api/v1/pilots HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 2|400|malformed-request",
        "GET /api/v1/pilots HTTP/1.1~Host: a~Content-Length: -1|400|malformed-request",
        "GET /api/v1/pilots HTTP/1.1~Host: a~Host: b|400|malformed-request",
        "GET /api/v1/pilots HTTP/1.1~Host:|400|malformed-request",
        "GET /api/v1/pilots HTTP/1.1~Host: [abc]|400|malformed-request",
        "GET /api/v1/pilots/% HTTP/1.1~Host: a|400|malformed-request",
        "GET /api/v1/pilots/%zz HTTP/1.1~Host: a|400|malformed-request",
        "GET /api/v1/pilots/{id} HTTP/1.1~Host: a|400|malformed-request",
        "GET /api/v1/pilots/<b> HTTP/1.1~Host: a|400|malformed-request",
        "GET /api/v1/pilots/[x] HTTP/1.1~Host: a|400|malformed-request",
        "GET /api/v1/pilots?limit=%4 HTTP/1.1~Host: a|400|malformed-request",
        "GET /LONG HTTP/1.1~Host: a|414|uri-too-long",
        "GET /api/v1/pilots HTTP/1.1~Host: a~X: LONGLONGLONGLONG|431|headers-too-large",
      })
  void whatIsNoValidRequestIsAProblem(String text, int status, String code) throws Exception {
    var gateway = gateway(exchange -> Upstream.send(exchange, 200, "no"));
    var request = text.replace("~", "\r\n").replace("LONG", "x".repeat(9_000)) + "\r\n\r\n";
    var answer = raw(gateway, request);
    assertTrue(answer.matches("(?s)HTTP/1.[01] " + status + " .*"), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertTrue(answer.contains("/problems/" + code), answer);
  }

  @Test
  void aClientThatAsksFirstWhetherItMaySendIsToldToGoOn() throws Exception {
    var gateway =
        gateway(
            exchange ->
                Upstream.send(exchange, 200, "" + exchange.getRequestBody().readAllBytes().length));
    var answer =
        client.send(
            request(gateway, "/api/v1/pilots")
                .expectContinue(true)
                .POST(BodyPublishers.ofString("12345"))
                .build(),
            BodyHandlers.ofString());
    assertEquals("5", answer.body());
  }

  @Test
  void manyLongPollsDoNotBlockOneAnother() throws Exception {
    var all = new CountDownLatch(200);
    var gateway =
        gateway(
            exchange -> {
              all.countDown();
              await(all);
              Upstream.send(exchange, 200, "ok");
            });
    var answers =
        IntStream.range(0, 200)
            .mapToObj(
                _ -> client.sendAsync(request(gateway, "/stream").build(), BodyHandlers.ofString()))
            .toList();
    for (var answer : answers) {
      assertEquals("ok", answer.get(20, TimeUnit.SECONDS).body());
    }
  }

  @Test
  void aPortThatIsTakenIsSaidSo() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = taken.getLocalPort();
      var failure = assertThrows(StartFailure.class, () -> start(List.of(nobody()), port));
      assertEquals(
          "Port %d is taken by another program: stop that, or choose another port with --port N."
              .formatted(port),
          failure.getMessage());
    }
  }

  @Test
  void closingLetsWhatIsUnderWayFinish() throws Exception {
    var arrived = new CountDownLatch(1);
    var upstream =
        keep(
            Upstream.answering(
                exchange -> {
                  arrived.countDown();
                  await(new CountDownLatch(1), Duration.ofMillis(300));
                  Upstream.send(exchange, 200, "finished");
                }));
    var gateway = start(List.of(upstream.uri()), 0);
    var answer = client.sendAsync(request(gateway, "/stream").build(), BodyHandlers.ofString());
    assertTrue(arrived.await(10, TimeUnit.SECONDS));
    gateway.close();
    assertEquals("finished", answer.get(5, TimeUnit.SECONDS).body());
    assertThrows(IOException.class, () -> get(gateway, "/stream"));
  }

  private int distinct(Gateway gateway) {
    return IntStream.range(0, 8)
        .mapToObj(_ -> body(gateway, "/api/v1/pilots"))
        .collect(Collectors.toSet())
        .size();
  }

  private static void assertProblem(int status, String code, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
    var problem = new JsonObject(answer.body());
    assertEquals("/problems/" + code, problem.getString("type"));
    assertEquals(status, problem.getInteger("status"));
    assertFalse(problem.getString("title").isEmpty());
    assertFalse(problem.getString("detail").isEmpty());
  }

  private Gateway gateway(HttpHandler handler) throws IOException {
    return gateway(List.of(keep(Upstream.answering(handler)).uri()));
  }

  private Gateway gateway(List<URI> replicas) throws IOException {
    return keep(start(replicas, 0));
  }

  private Gateway start(List<URI> replicas, int port) throws IOException {
    Files.writeString(folder.resolve("routes.yaml"), ROUTES);
    return Gateway.start(
        folder, new Backends().with("pilot-service", 8080, replicas), port, Site.NONE);
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    open.add(closeable);
    return closeable;
  }

  private static URI nobody() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  private static HttpRequest.Builder request(Gateway gateway, String address) {
    return HttpRequest.newBuilder(URI.create(gateway.uri() + address));
  }

  private HttpResponse<String> get(Gateway gateway, String address)
      throws IOException, InterruptedException {
    return client.send(request(gateway, address).build(), BodyHandlers.ofString());
  }

  private String body(Gateway gateway, String address) {
    try {
      return get(gateway, address).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Socket connect(Gateway gateway) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.uri().getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static String raw(Gateway gateway, String request) throws IOException {
    try (var socket = connect(gateway)) {
      write(socket.getOutputStream(), request);
      return text(socket.getInputStream());
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void await(CountDownLatch latch) {
    await(latch, Duration.ofSeconds(20));
  }

  private static void await(CountDownLatch latch, Duration limit) {
    try {
      var _ = latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** How much has been sent once nothing more moves for a while. */
  private static long awaitStandstill(AtomicLong sent) {
    var seen = -1L;
    while (seen != sent.get() || seen == 0) {
      seen = sent.get();
      await(new CountDownLatch(1), Duration.ofMillis(500));
    }
    return seen;
  }

  /** A body of zeros that tells how far it has been read. */
  private static final class CountingZeros extends InputStream {

    private final long size;
    private final AtomicLong sent;

    CountingZeros(long size, AtomicLong sent) {
      this.size = size;
      this.sent = sent;
    }

    @Override
    public int read() {
      return sent.get() < size && sent.incrementAndGet() > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      var count = (int) Math.min(length, size - sent.get());
      if (count <= 0) {
        return -1;
      }
      sent.addAndGet(count);
      return count;
    }
  }
}
