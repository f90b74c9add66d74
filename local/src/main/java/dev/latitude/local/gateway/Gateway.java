package dev.latitude.local.gateway;

import static java.util.Objects.requireNonNullElse;

import dev.latitude.local.failure.StartFailure;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** The one address under which all services are reached, running. */
public final class Gateway implements AutoCloseable {

  private static final int EVENT_LOOPS = 2;
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final GatewayState state;

  private Gateway(Vertx vertx, GatewayState state) {
    this.vertx = vertx;
    this.state = state;
  }

  /**
   * Reads the routes and listens.
   *
   * @param site what is served beside the routes
   * @param routes the folder with the Gateway API files
   * @param port where to listen on 127.0.0.1; 0 for any free port
   */
  public static Gateway start(Path routes, Backends backends, int port, Site site) {
    var table = RouteFiles.read(routes, backends);
    var state = new GatewayState(port);
    var vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setUseDaemonThread(true));
    var gateway = new Gateway(vertx, state);
    try {
      await(
          vertx.deployVerticle(
              () -> new GatewayVerticle(table, site, state),
              new DeploymentOptions().setInstances(EVENT_LOOPS)));
      return gateway;
    } catch (RuntimeException e) {
      gateway.close();
      throw e.getCause() instanceof BindException ? portTaken(port, e) : e;
    }
  }

  private static StartFailure portTaken(int port, RuntimeException cause) {
    return new StartFailure(
        "Port %d is taken by another program: stop that, or choose another port with --port N."
            .formatted(port),
        cause);
  }

  public URI uri() {
    return URI.create("http://localhost:" + state.actualPort());
  }

  /** Refuses what is new, lets what is under way finish for a moment, then closes. */
  @Override
  public void close() {
    state.drain();
    var deadline = System.nanoTime() + DRAIN_LIMIT.toNanos();
    while (state.underWay() > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(10_000_000);
    }
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("The gateway's start was interrupted.", e);
    } catch (ExecutionException e) {
      var cause = requireNonNullElse(e.getCause(), e);
      throw new StartFailure("The gateway failed: " + cause, cause);
    } catch (TimeoutException e) {
      throw new StartFailure("The gateway did not answer in time.", e);
    }
  }
}
