package dev.latitude.local.suite;

import dev.latitude.local.failure.StartFailure;
import dev.latitude.local.process.Child;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until a process of a service says that it is ready. */
final class Readiness implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Duration limit;

  Readiness(Duration limit) {
    this.limit = limit;
  }

  void await(Replica replica, Child child) {
    var deadline = System.nanoTime() + limit.toNanos();
    while (!isReady(replica)) {
      if (!child.isAlive()) {
        throw new StartFailure(
            "%s stopped while starting (%s): its log %s says why; everything else was stopped."
                .formatted(child.name(), child.howItEnded(), child.log()));
      }
      if (System.nanoTime() > deadline) {
        throw new StartFailure(
            "%s was not ready within %d s: its log %s says what it waits for; everything else was stopped."
                .formatted(child.name(), limit.toSeconds(), child.log()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  boolean isReady(Replica replica) {
    return listens(replica) && answersReady(replica);
  }

  /**
   * Asked many times before anybody listens, by a machine that has enough to do: no request yet.
   */
  private static boolean listens(Replica replica) {
    var address = replica.managementUri();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  private boolean answersReady(Replica replica) {
    var request =
        HttpRequest.newBuilder(URI.create(replica.managementUri() + "/q/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("The start was interrupted.", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
