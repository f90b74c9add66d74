package dev.latitude.local.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.latitude.local.gateway.Backends;
import dev.latitude.local.gateway.Gateway;
import dev.latitude.local.identity.KeyFile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The front page behind the gateway, and what being signed in does and does not do. */
@Timeout(30)
class PortalTest {
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
      """;

  private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicReference<Clock> clock = new AtomicReference<>(Clock.systemUTC());
  private HttpServer service;
  private Gateway gateway;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("routes")).resolve("all.yaml"), ROUTES);
    Files.writeString(
        Files.createDirectories(folder.resolve("docs")).resolve("triggers.md"),
        "# Triggers & <limits>\n\n## When\n\n[of the agreement](agreements.md#when) <script>x</script>\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n");
    Files.writeString(
        folder.resolve("README.md"),
        "# Latitude\n\n[how](docs/triggers.md) [what](openapi/pilot.yaml) [by *whom*](LICENSE)\n");
    Files.writeString(folder.resolve("secret.md"), "# Not a guide\n");
    Files.writeString(
        Files.createDirectories(folder.resolve("openapi")).resolve("latitude.yaml"),
        "openapi: 3.1.0\n");
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          var seen =
              (headers.getFirst("Authorization") + " " + headers.getFirst("Cookie"))
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, seen.length);
          exchange.getResponseBody().write(seen);
          exchange.close();
        });
    service.start();
    gateway = gateway(folder);
  }

  private Gateway gateway(Path repository) throws IOException {
    var identity = new KeyFile(folder.resolve("keys")).open(Clock.systemUTC());
    return Gateway.start(
        folder.resolve("routes"),
        new Backends()
            .with(
                "pilot-service",
                8080,
                List.of(URI.create("http://127.0.0.1:" + service.getAddress().getPort()))),
        0,
        new Portal(repository, identity, new Moved(clock), () -> Map.of("pilot-service", true)));
  }

  @AfterEach
  void stop() {
    gateway.close();
    service.stop(0);
    client.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/portal/portal.css",
        "/portal/portal.js",
        "/portal/reference",
        "/portal/reference.js",
        "/portal/viewer/swagger-ui.css",
        "/portal/viewer/swagger-ui-bundle.js",
        "/portal/contract.yaml"
      })
  void everyPageAndWhatItNeedsIsServedFromHere(String path) throws Exception {
    var answer = get(path);
    assertEquals(200, answer.statusCode());
    assertFalse(answer.body().isEmpty());
    assertTrue(
        answer
            .headers()
            .firstValue("Content-Security-Policy")
            .orElseThrow()
            .startsWith("default-src 'self'"));
  }

  @Test
  void guidesArePagesThatLeadToOneAnotherAndRunNothing() throws Exception {
    var page = get("/guides/triggers").body();
    assertTrue(page.contains("<title>Triggers &amp; &lt;limits>"), page);
    assertTrue(page.contains("href=\"/guides/agreements#when\""), page);
    assertTrue(page.contains("<h2 id=\"when\">"), page);
    assertTrue(page.contains("<td>1</td>"), page);
    assertFalse(page.contains("<script>x"), page);
  }

  @Test
  void whatIsNoPageHereIsPlainText() throws Exception {
    var page = get("/guides/readme").body();
    assertTrue(page.contains("href=\"/guides/triggers\">how</a>"), page);
    assertTrue(page.contains("href=\"/portal/contract.yaml\">what</a> by <em>whom</em></p>"), page);
  }

  @Test
  void everyLinkOfEveryGuideLeadsToAPageAndToAPlaceOnIt() throws Exception {
    gateway.close();
    gateway = gateway(Path.of(".."));
    var pages = new HashMap<String, String>();
    var links = new ArrayDeque<URI>();
    for (var guide : new JsonObject(get("/portal/session").body()).getJsonArray("guides")) {
      links.add(URI.create("/guides/" + ((JsonObject) guide).getString("name")));
    }
    while (!links.isEmpty()) {
      var link = links.remove();
      var page = pages.get(link.getPath());
      if (page == null) {
        var answer = get(link.getPath());
        assertEquals(200, answer.statusCode(), link.toString());
        page = answer.body();
        pages.put(link.getPath(), page);
        if (link.getPath().startsWith("/guides/")) {
          HREF.matcher(page)
              .results()
              .map(href -> link.resolve(href.group(1)))
              .filter(to -> !to.isAbsolute())
              .forEach(links::add);
        }
      }
      assertTrue(
          link.getFragment() == null || page.contains("id=\"" + link.getFragment() + "\""),
          link.toString());
    }
    assertTrue(pages.containsKey("/guides/adr/0001-positions-after-commit"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/guides/none",
        "/guides/",
        "/guides/%2e%2e%2fsecret",
        "/guides/..%2fsecret",
        "/portal/none",
        "/other"
      })
  void whatIsNotThereIsAProblem(String path) throws Exception {
    var answer = get(path);
    assertEquals(404, answer.statusCode());
    assertEquals("/problems/no-such-route", new JsonObject(answer.body()).getString("type"));
  }

  @Test
  void whoIsSignedInOpensPagesButChangesNothing() throws Exception {
    var cookie = signIn("person=robin&role=manager&role=root");
    var seen = get("/api/v1/pilots", "Cookie", cookie).body();
    assertTrue(seen.startsWith("Bearer ") && seen.endsWith(" null"), seen);

    var session = new JsonObject(get("/portal/session", "Cookie", cookie).body());
    assertEquals("robin", session.getString("person"));
    assertEquals(List.of("manager"), session.getJsonArray("roles").getList());
    assertTrue(session.getJsonArray("services").getJsonObject(0).getBoolean("ready"));
    assertEquals("readme", session.getJsonArray("guides").getJsonObject(0).getString("name"));
    assertEquals("triggers", session.getJsonArray("guides").getJsonObject(1).getString("name"));

    assertEquals("null null", send("/api/v1/pilots", "POST", "", "Cookie", cookie).body());
    assertEquals(
        "Bearer own null",
        get("/api/v1/pilots", "Cookie", cookie, "Authorization", "Bearer own").body());
    assertEquals("null null", get("/api/v1/pilots", "Cookie", "latitude-session=forged").body());
  }

  @Test
  void signingOutAndTimeEndASession() throws Exception {
    var cookie = signIn("person=robin");
    clock.set(Clock.fixed(Instant.now().plus(Duration.ofHours(9)), ZoneOffset.UTC));
    assertEquals("null null", get("/api/v1/pilots", "Cookie", cookie).body());
    var out = send("/portal/sign-out", "POST", "");
    assertEquals(303, out.statusCode());
    assertTrue(out.headers().firstValue("Set-Cookie").orElseThrow().contains("Max-Age=0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "person=", "person=a%0Ab", "person=%3Cb%3E", "role=hr"})
  void nobodyIsSignedInUnderANameThatIsNone(String form) throws Exception {
    assertEquals(422, send("/portal/sign-in", "POST", form).statusCode());
  }

  /** A page elsewhere that has its own name lead to this machine. */
  @Test
  void byAnotherNameThereIsNoPageAndNobodyIsSignedIn() throws Exception {
    var cookie = signIn("person=robin");
    assertTrue(raw("GET / HTTP/1.1\r\nHost: evil.example\r\n").startsWith("HTTP/1.1 404"));
    assertTrue(
        raw("GET /api/v1/pilots HTTP/1.1\r\nHost: evil.example\r\nCookie: " + cookie + "\r\n")
            .endsWith("null null"));
  }

  private String signIn(String form) throws Exception {
    var answer = send("/portal/sign-in", "POST", form);
    assertEquals(303, answer.statusCode());
    var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(
        cookie.toLowerCase(Locale.ROOT).contains("; httponly")
            && cookie.contains("SameSite=Strict"),
        cookie);
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(path, "GET", "", headers);
  }

  private HttpResponse<String> send(String path, String method, String body, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(gateway.uri() + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (method.equals("POST")) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.uri().getPort())) {
      socket.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static final class Moved extends Clock {
    private final AtomicReference<Clock> clock;

    Moved(AtomicReference<Clock> clock) {
      this.clock = clock;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return clock.get().instant();
    }
  }
}
