package dev.latitude.local.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latitude.local.gateway.Site;
import dev.latitude.local.identity.Identity;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The laptop's front page and what it leads to. Served to this machine only, also by the name in
 * the address: a page elsewhere that has its own name point here is not let in.
 */
public final class Portal implements Site {
  private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern PERSON = Pattern.compile("[\\w.@-]{1,100}");
  private static final Set<String> ROLES = Set.of("manager", "hr", "auditor");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8");

  static final String GUIDES = "/guides/";
  static final String CONTRACT = "/portal/contract.yaml";

  private final Path repository;
  private final Identity identity;
  private final Clock clock;
  private final Supplier<Map<String, Boolean>> services;
  private final Guides guides;
  private final Map<String, String> files;
  private final Map<String, Buffer> loaded = new ConcurrentHashMap<>();

  /**
   * @param services which services there are, and whether each is ready
   */
  public Portal(
      Path repository, Identity identity, Clock clock, Supplier<Map<String, Boolean>> services) {
    this.repository = repository;
    this.identity = identity;
    this.clock = clock;
    this.services = services;
    this.guides = new Guides(repository);
    this.files = files(Viewer.folder());
  }

  private static Map<String, String> files(String viewer) {
    return Map.of(
        "/", "portal/index.html",
        "/portal/portal.css", "portal/portal.css",
        "/portal/portal.js", "portal/portal.js",
        "/portal/reference", "portal/reference.html",
        "/portal/reference.js", "portal/reference.js",
        "/portal/viewer/swagger-ui.css", viewer + "swagger-ui.css",
        "/portal/viewer/swagger-ui-bundle.js", viewer + "swagger-ui-bundle.js");
  }

  @Override
  public boolean handle(HttpServerRequest request) {
    var path = request.path();
    if (path == null || !isOurs(path) || !isCalledByOurName(request)) {
      return false;
    }
    if (HttpMethod.POST.equals(request.method())) {
      return change(request, path);
    }
    if (!HttpMethod.GET.equals(request.method()) && !HttpMethod.HEAD.equals(request.method())) {
      return false;
    }
    var file = files.get(path);
    if (file != null) {
      send(request, type(file), loaded.computeIfAbsent(file, Portal::load));
    } else if (path.equals("/portal/session")) {
      sendSession(request);
    } else if (path.equals(CONTRACT)) {
      send(request, "application/yaml", contract());
    } else if (path.startsWith(GUIDES)) {
      var guide = guides.find(path.substring(GUIDES.length()));
      guide.ifPresent(found -> send(request, type("guide.html"), page(found)));
      return guide.isPresent();
    } else {
      return false;
    }
    return true;
  }

  private static boolean isOurs(String path) {
    return path.equals("/") || path.startsWith("/portal/") || path.startsWith(GUIDES);
  }

  private static boolean isCalledByOurName(HttpServerRequest request) {
    var authority = request.authority();
    return authority != null && HOSTS.contains(authority.host());
  }

  @Override
  public Optional<String> token(HttpServerRequest request) {
    boolean reads =
        HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
    return reads && isCalledByOurName(request)
        ? Session.of(request, clock).map(Session::token)
        : Optional.empty();
  }

  private boolean change(HttpServerRequest request, String path) {
    switch (path) {
      case "/portal/sign-in" -> signIn(request);
      case "/portal/sign-out" -> {
        Session.end(request);
        home(request);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void signIn(HttpServerRequest request) {
    request.setExpectMultipart(true);
    request
        .end()
        .onSuccess(
            _ -> {
              var person = request.getFormAttribute("person");
              var roles = roles(request.formAttributes().getAll("role"));
              if (person == null || !PERSON.matcher(person).matches()) {
                refuse(request);
                return;
              }
              Session.begin(request, identity.token(person, roles, Session.LASTS));
              home(request);
            });
  }

  private static List<String> roles(List<String> asked) {
    return asked.stream().filter(ROLES::contains).distinct().toList();
  }

  private static void refuse(HttpServerRequest request) {
    var _ =
        request
            .response()
            .setStatusCode(422)
            .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=utf-8")
            .end(
                "A person's name here is 1 to 100 letters, digits, dots, hyphens or underscores. Go back and choose another.");
  }

  private static void home(HttpServerRequest request) {
    var _ = request.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, "/").end();
  }

  /** To ask the services takes a moment, so another thread does it. */
  private void sendSession(HttpServerRequest request) {
    var _ =
        requireNonNull(Vertx.currentContext())
            .executeBlocking(services::get)
            .onSuccess(
                states -> send(request, "application/json", session(request, states).toBuffer()))
            .onFailure(_ -> request.response().reset());
  }

  private JsonObject session(HttpServerRequest request, Map<String, Boolean> states) {
    var all =
        new JsonObject()
            .put(
                "services",
                array(
                    states.entrySet(),
                    each ->
                        new JsonObject().put("name", each.getKey()).put("ready", each.getValue())))
            .put("people", array(SamplePerson.ALL, SamplePerson::toJson))
            .put("guides", array(guides.all(), Guides.Guide::toJson));
    Session.of(request, clock)
        .ifPresent(who -> all.put("person", who.person()).put("roles", new JsonArray(who.roles())));
    return all;
  }

  private static <T> JsonArray array(Collection<T> things, Function<T, JsonObject> json) {
    return new JsonArray(things.stream().map(json).toList());
  }

  private Buffer contract() {
    try {
      return Buffer.buffer(
          Files.readAllBytes(repository.resolve("openapi").resolve("latitude.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Buffer page(Guides.Rendered guide) {
    var frame = load("portal/guide.html").toString(UTF_8);
    return Buffer.buffer(
        frame
            .replace("{title}", guide.title().replace("&", "&amp;").replace("<", "&lt;"))
            .replace("{body}", guide.html()));
  }

  private static @Nullable String type(String file) {
    return TYPES.get(file.substring(file.lastIndexOf('.') + 1));
  }

  private static void send(HttpServerRequest request, @Nullable String type, Buffer body) {
    var _ =
        request
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, type)
            .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader("Referrer-Policy", "same-origin")
            .putHeader(
                "Content-Security-Policy",
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
            .end(HttpMethod.HEAD.equals(request.method()) ? Buffer.buffer() : body);
  }

  private static Buffer load(String resource) {
    try (var in = Portal.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not packaged");
      }
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
