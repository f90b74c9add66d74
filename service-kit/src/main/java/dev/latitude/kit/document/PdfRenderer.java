package dev.latitude.kit.document;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latitude.kit.problem.UnavailableException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Makes PDFs of pages. It is hard work for the processor, so a few threads do it that leave the
 * others to everybody else; only so many pages wait for them, and nobody waits longer than a while.
 * The same page always gives the same file, so what was made is kept, within bounds.
 */
@ApplicationScoped
public class PdfRenderer {
  private static final int WAITING = 64;
  private static final int TRY_AGAIN_SECONDS = 5;
  private static final long KEPT_BYTES = 16 * 1024 * 1024;
  private static final long KEPT_COUNTS = 10_000;

  private final Duration patience;
  private final ExecutorService workers;

  private final AsyncCache<String, Pdf> files =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_BYTES)
          .weigher((String page, Pdf pdf) -> pdf.bytes().length)
          .buildAsync();

  private final AsyncCache<String, Integer> counts =
      Caffeine.newBuilder().maximumSize(KEPT_COUNTS).buildAsync();

  public PdfRenderer() {
    this(workers(), Duration.ofSeconds(20));
  }

  PdfRenderer(ExecutorService workers, Duration patience) {
    this.workers = workers;
    this.patience = patience;
  }

  private static ExecutorService workers() {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return new ThreadPoolExecutor(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(WAITING),
        Thread.ofPlatform().daemon().name("documents-", 0).factory());
  }

  /** The page, which is XHTML without a document type, as a PDF. */
  public Pdf render(String page) {
    var key = digest(page);
    var pdf = made(files, key, _ -> Typesetter.draw(page));
    counts.put(key, CompletableFuture.completedFuture(pdf.pages()));
    return pdf;
  }

  /** How many sheets of paper the page takes: its layout without the drawing. */
  public int pages(String page) {
    return made(counts, digest(page), _ -> Typesetter.pages(page));
  }

  /**
   * What was made before, or is being made for somebody else, or is made now. It is made to its end
   * even if nobody waits any longer: whoever asks again will find it.
   */
  private <T> T made(AsyncCache<String, T> kept, String key, Function<String, T> make) {
    try {
      return kept.get(key, (k, _) -> CompletableFuture.supplyAsync(() -> make.apply(k), workers))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException | TimeoutException busy) {
      throw new UnavailableException(
          "Too many documents are being made just now. Try again in a few seconds.",
          TRY_AGAIN_SECONDS,
          busy);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("The document could not be made", failed.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("The service is stopping.", TRY_AGAIN_SECONDS, stopping);
    }
  }

  private static String digest(String page) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(page.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasSha256) {
      throw new IllegalStateException(everyJdkHasSha256);
    }
  }

  @PreDestroy
  void stop() {
    workers.shutdownNow();
  }
}
