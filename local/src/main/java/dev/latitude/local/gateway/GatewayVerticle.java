package dev.latitude.local.gateway;

import static java.util.Objects.requireNonNull;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One event loop's share of the gateway: a listener, the checks at the door, and the proxy. */
final class GatewayVerticle extends AbstractVerticle {

  static final int MAX_REQUEST_LINE = 8 * 1024;
  static final int MAX_HEADERS = 32 * 1024;

  private static final String EXCHANGE = "exchange";

  /** Segments that a service would resolve, so that another path is answered than was routed. */
  private static final Pattern DOT_SEGMENT =
      Pattern.compile("/(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);

  private final RouteTable routes;
  private final Site site;
  private final GatewayState state;

  GatewayVerticle(RouteTable routes, Site site, GatewayState state) {
    this.routes = routes;
    this.site = site;
    this.state = state;
  }

  @Override
  public void start(Promise<Void> started) {
    var client = vertx.createHttpClient(clientOptions());
    var proxy =
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
            .origin(context -> exchange(context).connect(client))
            .addInterceptor(new Sender());
    vertx
        .createHttpServer(serverOptions())
        .requestHandler(request -> receive(request, proxy))
        .invalidRequestHandler(GatewayVerticle::refuseInvalid)
        .listen(state.requestedPort(), GatewayState.HOST)
        .<Void>map(
            server -> {
              state.listening(server.actualPort());
              return null;
            })
        .onComplete(started);
  }

  private void receive(HttpServerRequest request, HttpProxy proxy) {
    state.track(request);
    var problem = check(request);
    if (problem != null) {
      problem.answer(request);
      return;
    }
    if (routes.find(requireNonNull(request.path())).isPresent()) {
      proxy.handle(request);
    } else if (!site.handle(request)) {
      Problem.noSuchRoute(request.path()).answer(request);
    }
  }

  private @Nullable Problem check(HttpServerRequest request) {
    if (state.isDraining()) {
      return Problem.shuttingDown();
    }
    if (request.version() == HttpVersion.HTTP_1_1 && !hasOneHost(request)) {
      return Problem.malformedRequest("It must have one Host header that names a host.");
    }
    if (!request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING).stream()
        .allMatch("chunked"::equalsIgnoreCase)) {
      return Problem.malformedRequest("Its only transfer encoding may be chunked.");
    }
    if (!isUri(request.uri())) {
      return Problem.malformedRequest(
          "Its address has a character that must be percent-encoded, or a percent sign that two hexadecimal digits do not follow.");
    }
    var path = request.path();
    if (path == null || DOT_SEGMENT.matcher(path).find()) {
      return Problem.malformedRequest("Its path must not have \".\" or \"..\" as a segment.");
    }
    return null;
  }

  private static boolean hasOneHost(HttpServerRequest request) {
    var authority = request.authority();
    return authority != null
        && !authority.host().isEmpty()
        && request.headers().getAll(HttpHeaderNames.HOST).size() == 1
        && isUri("http://" + authority + "/");
  }

  /** The services would refuse anything else as well, but without a word. */
  private static boolean isUri(String text) {
    try {
      return new URI(text).getRawSchemeSpecificPart() != null;
    } catch (URISyntaxException notOne) {
      return false;
    }
  }

  private Exchange exchange(ProxyContext context) {
    return context.get(EXCHANGE, Exchange.class);
  }

  private final class Sender implements ProxyInterceptor {

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      var request = context.request().proxiedRequest();
      var route = routes.find(requireNonNull(request.path())).orElseThrow();
      signIn(context.request(), request);
      var exchange = new Exchange(route);
      context.set(EXCHANGE, exchange);
      Deadline.start(
          vertx,
          request,
          route.limit(),
          received -> exchange.expire(received, request.connection()));
      return exchange.send(context);
    }

    /** A page that is opened in a browser brings no token, but may be somebody's. */
    private void signIn(ProxyRequest proxied, HttpServerRequest incoming) {
      var cookie =
          proxied.headers().contains(HttpHeaderNames.AUTHORIZATION)
              ? Optional.<String>empty()
              : site.token(incoming);
      cookie.ifPresent(
          token -> proxied.headers().set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token));
      proxied.headers().remove(HttpHeaderNames.COOKIE);
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
      return context.sendResponse().onComplete(_ -> exchange(context).leaveStalledClient());
    }
  }

  private static void refuseInvalid(HttpServerRequest request) {
    var failure = request.decoderResult().cause();
    var problem =
        switch (failure) {
          case TooLongHttpLineException _ -> Problem.uriTooLong(MAX_REQUEST_LINE);
          case TooLongHttpHeaderException _ -> Problem.headersTooLarge(MAX_HEADERS);
          default -> Problem.malformedRequest("It could not be read.");
        };
    problem.answer(request);
  }

  private static HttpServerOptions serverOptions() {
    return new HttpServerOptions()
        .setHttp2ClearTextEnabled(false)
        .setHandle100ContinueAutomatically(true)
        .setMaxInitialLineLength(MAX_REQUEST_LINE)
        .setMaxHeaderSize(MAX_HEADERS)
        .setTcpNoDelay(true);
  }

  private static HttpClientOptions clientOptions() {
    return new HttpClientOptions()
        .setProtocolVersion(HttpVersion.HTTP_1_1)
        .setHttp2ClearTextUpgrade(false)
        // Long polls and streams each hold a connection for as long as they last.
        .setMaxPoolSize(500)
        .setConnectTimeout(2_000)
        .setMaxHeaderSize(64 * 1024)
        .setDecompressionSupported(false)
        .setTcpNoDelay(true);
  }
}
