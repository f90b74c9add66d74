package dev.latitude.local.identity;

import dev.latitude.local.data.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps a file with a valid token for each service, which it uses when it acts for itself. */
public final class ServiceTokens implements AutoCloseable {

  private static final Duration VALIDITY = Duration.ofHours(1);
  private static final Duration RENEWAL = Duration.ofMinutes(20);

  private final Identity identity;
  private final Path folder;
  private final List<String> services;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("service-tokens").factory());

  public ServiceTokens(Identity identity, Path folder, List<String> services) {
    this.identity = identity;
    this.folder = folder;
    this.services = services;
  }

  /** Writes all files now and again well before the tokens expire. */
  public void start() {
    renew();
    var _ =
        timer.scheduleAtFixedRate(
            this::tryRenew, RENEWAL.toSeconds(), RENEWAL.toSeconds(), TimeUnit.SECONDS);
  }

  public Path file(String service) {
    return folder.resolve(service + ".token");
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** A failure must not end the schedule: the next attempt may succeed before anything expires. */
  private void tryRenew() {
    try {
      renew();
    } catch (UncheckedIOException _) {
      // Two more attempts follow within the validity of what is there.
    }
  }

  private void renew() {
    try {
      PrivateFiles.createFolder(folder);
      for (var service : services) {
        PrivateFiles.write(file(service), identity.token(service, List.of("service"), VALIDITY));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
