package dev.latitude.agreement.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up the addresses of a host. The platform's look-up cannot be given a time and holds a
 * thread of the operating system, so it gets one of its own and is not waited for any longer than
 * this.
 */
@ApplicationScoped
class Names {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("webhook-names-", 0).factory());

  List<InetAddress> addresses(String host) throws UnknownHostException {
    var lookUp = THREADS.submit(() -> List.of(InetAddress.getAllByName(host)));
    try {
      return lookUp.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new UnknownHostException(host);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    } finally {
      lookUp.cancel(true);
    }
  }
}
