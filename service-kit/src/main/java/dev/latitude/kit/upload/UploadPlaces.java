package dev.latitude.kit.upload;

import dev.latitude.kit.problem.UnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many uploads this replica has at once, from their first byte until they are answered. Each
 * has a file meanwhile, and a connection to the database while its rows are recorded; more of them
 * would leave nothing of either for everybody else.
 */
@Singleton
class UploadPlaces {
  private static final int RETRY_AFTER_SECONDS = 5;

  private final int number;
  private final Semaphore free;
  private final Counter refused;

  UploadPlaces(@ConfigProperty(name = "latitude.http.uploads") int number, MeterRegistry metrics) {
    this.number = number;
    this.free = new Semaphore(number);
    this.refused =
        Counter.builder("latitude.http.uploads.refused")
            .description("Uploads turned away because as many as there may be were under way")
            .register(metrics);
  }

  void take() {
    if (!free.tryAcquire()) {
      refused.increment();
      throw new UnavailableException(
          "%d uploads are being received or recorded here, which is as many as there may be at once. Nothing was recorded; send this one again in a moment, with the same Idempotency-Key."
              .formatted(number),
          RETRY_AFTER_SECONDS);
    }
  }

  void giveBack() {
    free.release();
  }
}
