package dev.latitude.local.gateway;

import static java.util.Objects.requireNonNullElse;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request on its way through the gateway to one service and back. */
final class Exchange {

  private final Route route;
  private final Replicas service;
  private final Promise<ProxyResponse> head = Promise.promise();
  private @Nullable HttpClientRequest upstream;
  private @Nullable Problem expired;
  private @Nullable HttpConnection stalled;

  Exchange(Route route) {
    this.route = route;
    this.service = route.backend();
  }

  /** Sends the request on and answers with the service's response or with a problem. */
  Future<ProxyResponse> send(ProxyContext context) {
    var proxied = context.request();
    var incoming = proxied.proxiedRequest();
    prepare(proxied, incoming);
    context.sendRequest().onComplete(head);
    return head.future()
        .map(Exchange::cleaned)
        .recover(_ -> Future.succeededFuture(refusal(proxied, incoming)));
  }

  /** A connection to the replica whose turn it is; to another if nobody listens there. */
  Future<HttpClientRequest> connect(HttpClient client) {
    return connect(client, service.next())
        .compose(
            request -> {
              upstream = request;
              if (expired != null) {
                request.reset();
                return Future.failedFuture("expired");
              }
              return Future.succeededFuture(request);
            });
  }

  private static Future<HttpClientRequest> connect(
      HttpClient client, List<SocketAddress> addresses) {
    var attempt = client.request(new RequestOptions().setServer(addresses.getFirst()));
    if (addresses.size() == 1) {
      return attempt;
    }
    // Nothing was sent yet, so trying elsewhere cannot do anything twice.
    return attempt.recover(
        failure ->
            isRefused(failure)
                ? connect(client, addresses.subList(1, addresses.size()))
                : Future.failedFuture(failure));
  }

  private static boolean isRefused(Throwable failure) {
    return failure instanceof ConnectException || failure instanceof ConnectTimeoutException;
  }

  /** Before the response has begun the client gets a problem; afterwards it can only be cut off. */
  void expire(boolean received, HttpConnection client) {
    if (received) {
      expired = Problem.upstreamTimeout(service.service(), route.limit().toSeconds());
    } else {
      expired = Problem.requestTimeout(route.limit().toSeconds());
      stalled = client;
    }
    head.tryFail("expired");
    if (upstream != null) {
      upstream.reset();
    }
  }

  /** Has its answer, and the rest of its request, should it come, is no request. */
  void leaveStalledClient() {
    if (stalled != null) {
      var _ = stalled.close();
    }
  }

  private static void prepare(ProxyRequest proxied, HttpServerRequest incoming) {
    Headers.removeHopByHop(proxied.headers());
    proxied.headers().remove("expect");
    Headers.setForwarded(proxied.headers(), incoming);
    var authority = incoming.authority();
    if (authority != null) {
      // Otherwise the service would see its own address as Host.
      proxied.setAuthority(authority);
    }
  }

  private static ProxyResponse cleaned(ProxyResponse response) {
    Headers.removeHopByHop(response.headers());
    // The proxy would announce a chunked body, which such an answer never has.
    return response.getStatusCode() == 304 ? response.setBody(null) : response;
  }

  private ProxyResponse refusal(ProxyRequest proxied, HttpServerRequest incoming) {
    var problem = requireNonNullElse(expired, Problem.upstreamUnavailable(service.service()));
    return proxied
        .release()
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .setBody(Body.body(problem.body(incoming.getHeader("traceparent"))));
  }
}
