package dev.latitude.agreement.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends something to an endpoint: over a connection of its own, to an address that was looked at
 * before, within a time for all of it, without following redirects, and reading no more of the
 * answer than is kept.
 */
@Singleton
class WebhookClient {
  /** So much of an answer is read and kept, in bytes. */
  static final int EXCERPT = 2_048;

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int AT_ONCE = 1_000;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final HttpClient http;
  private final Duration longest;

  @Inject
  WebhookClient(Vertx vertx, TlsConfigurationRegistry tls, WebhooksConfig config) {
    this(vertx, tls.get("webhooks").map(TlsConfiguration::getTrustStoreOptions), config.timeout());
  }

  /**
   * @param trusted who may vouch for receivers, when it is not those whom the platform trusts
   * @param longest that all of an attempt may take
   */
  WebhookClient(Vertx vertx, Optional<TrustOptions> trusted, Duration longest) {
    var options =
        new HttpClientOptions()
            .setKeepAlive(false)
            .setForceSni(true)
            .setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
    trusted.ifPresent(options::setTrustOptions);
    this.http = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(AT_ONCE));
    this.longest = longest;
  }

  /** Tries the addresses one after the other, until one of them can be connected to. */
  Answer post(Target target, Map<String, String> headers, byte[] body) {
    long deadline = System.nanoTime() + longest.toNanos();
    var failure = "";
    for (var address : target.addresses()) {
      try {
        var request = await(http.request(options(target.url(), address)), deadline);
        headers.forEach(request::putHeader);
        return exchange(request, body, deadline);
      } catch (ExecutionException unreachable) {
        failure = message(unreachable);
      } catch (TimeoutException late) {
        return late();
      }
    }
    return Answer.none(Outcome.UNREACHABLE, failure);
  }

  private static RequestOptions options(URI url, InetAddress address) {
    boolean secure = url.getScheme().equalsIgnoreCase("https");
    int port = url.getPort() > 0 ? url.getPort() : secure ? HTTPS : HTTP;
    var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
        .setHost(url.getHost().replaceAll("[\\[\\]]", ""))
        .setPort(port)
        .setSsl(secure)
        .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
  }

  private Answer exchange(HttpClientRequest request, byte[] body, long deadline) {
    var reading = new Reading();
    // Before it is sent: an answer could come, and end, before anybody listens.
    var answer = request.response().compose(response -> read(response, reading));
    try {
      request.end(Buffer.buffer(body));
      return await(answer, deadline);
    } catch (ExecutionException broken) {
      return Answer.none(Outcome.UNREACHABLE, message(broken));
    } catch (TimeoutException late) {
      boolean _ = request.reset();
      var begun = reading.answer();
      return begun == null ? late() : begun;
    }
  }

  private Answer late() {
    return Answer.none(
        Outcome.TIMED_OUT, "There was no answer within " + longest.toSeconds() + " seconds");
  }

  private static <T> T await(Future<T> future, long deadline)
      throws ExecutionException, TimeoutException {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TimeoutException();
    }
  }

  /** It may quote what the receiver has sent, so no more of it is kept than of an answer. */
  private static String message(ExecutionException failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    var message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : storable(message.substring(0, Math.min(message.length(), EXCERPT)));
  }

  /** PostgreSQL takes any character but this one. */
  private static String storable(String text) {
    return text.replace('\0', '\ufffd');
  }

  /**
   * Reads as much of an answer as is kept, on the thread of its connection. Its status decides; a
   * body that goes on for ever, or breaks off, changes nothing about it.
   */
  private static Future<Answer> read(HttpClientResponse response, Reading reading) {
    Promise<Answer> read = Promise.promise();
    reading.begin(response.statusCode());
    response.exceptionHandler(_ -> read.tryComplete(reading.answer()));
    response.endHandler(_ -> read.tryComplete(reading.answer()));
    response.handler(
        part -> {
          if (reading.append(part.getBytes()) && read.tryComplete(reading.answer())) {
            boolean _ = response.request().reset();
          }
        });
    return read.future();
  }

  /** An answer as it comes in. */
  private static final class Reading {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable Integer status;

    synchronized void begin(int withStatus) {
      status = withStatus;
    }

    /** Whether that is all that is kept. */
    synchronized boolean append(byte[] part) {
      body.write(part, 0, Math.min(part.length, EXCERPT - body.size()));
      return body.size() >= EXCERPT;
    }

    /** As much as has come; nothing before the status. */
    synchronized @Nullable Answer answer() {
      return status == null ? null : Answer.of(status, storable(body.toString(UTF_8)));
    }
  }
}
