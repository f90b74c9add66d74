package dev.latitude.kit.live;

import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.ThingFeed;
import dev.latitude.kit.history.ThingWatch;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.RetryLaterException;
import dev.latitude.kit.problem.UnavailableException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Opens streams, no more than are good for the service, and ends them when it goes. */
@ApplicationScoped
public class LiveStreams {
  private static final int RETRY_AFTER_SECONDS = 30;

  /** For whoever does not read: a stream that cannot say goodbye is cut off after that. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final String REFUSED = "latitude.live.refused";

  private final ThingFeed feed;
  private final ThingWatch watch;
  private final LiveConfig config;
  private final Clock clock;
  private final ExecutorService threads;
  private final LiveWriter writer;
  private final MeterRegistry meters;
  private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> ofPerson = new ConcurrentHashMap<>();
  private volatile boolean closed;

  LiveStreams(
      ThingFeed feed,
      ThingWatch watch,
      LiveConfig config,
      Clock clock,
      @VirtualThreads ExecutorService threads,
      LiveWriter writer,
      MeterRegistry meters) {
    this.feed = feed;
    this.watch = watch;
    this.config = config;
    this.clock = clock;
    this.threads = threads;
    this.writer = writer;
    this.meters = meters;
    Gauge.builder("latitude.live.streams", open, Set::size)
        .description("Streams that are open")
        .register(meters);
  }

  /** Makes the meters appear before the first stream, so that "nobody was refused" is a number. */
  void announce(@Observes StartupEvent event) {
    for (var limit : List.of("person", "replica", "shutdown")) {
      var _ = meters.counter(REFUSED, "limit", limit);
    }
  }

  /**
   * What happens to the thing from now on, or from where a stream broke off. The caller may see the
   * thing.
   *
   * @param changesReaders after which event others may see the thing than before: the stream ends
   *     with it
   * @param lastEventId the id of the last message the reader has; absent to begin
   * @param until when the caller's token expires
   */
  public Multi<OutboundSseEvent> follow(
      UUID thing,
      Predicate<CloudEvent> changesReaders,
      String person,
      @Nullable String lastEventId,
      Instant until,
      Sse sse) {
    var longest = clock.instant().plus(config.longest());
    var ends = until.isBefore(longest) ? until : longest;
    var begin = feed.now(thing);
    long revision =
        lastEventId == null
            ? begin.revision()
            : feed.revisionAt(thing, "Last-Event-ID", lastEventId);
    var stream =
        new LiveStream(
            (after, limit) -> feed.after(thing, after, limit),
            changesReaders,
            revision,
            config.heartbeat(),
            ends,
            clock);
    if (lastEventId == null) {
      stream.first(
          new LiveMessage.Opened(begin.sequence(), new LiveMessage.Here(begin.revision())));
    } else {
      stream.first(new LiveMessage.Heartbeat());
    }
    admit(stream, person);
    var watching = watch.watch(thing, stream::news);
    var left = Duration.between(clock.instant(), ends).plus(GRACE);
    return Multi.createBy()
        .repeating()
        .uni(() -> Uni.createFrom().item(stream::next).runSubscriptionOn(threads))
        .until(message -> message instanceof LiveMessage.End)
        .map(message -> writer.write(message, sse))
        .select()
        .first(left.isPositive() ? left : GRACE)
        .onTermination()
        .invoke(
            () -> {
              stream.cancel();
              watching.close();
              leave(stream, person);
            });
  }

  private void admit(LiveStream stream, String person) {
    if (closed) {
      throw refused("shutdown", new UnavailableException("The service is being stopped.", 1));
    }
    if (open.size() >= config.streams()) {
      throw refused(
          "replica",
          new UnavailableException(
              "As many streams are open here as the service can have. Try again in a while, or read the dashboard itself.",
              RETRY_AFTER_SECONDS));
    }
    if (ofPerson.merge(person, 1, Integer::sum) > config.streamsOfOne()) {
      fewer(person);
      throw refused(
          "person",
          new RetryLaterException(
              CommonProblem.TOO_MANY_REQUESTS,
              "You have %d streams open here, which is as many as one person may have. Close one first."
                  .formatted(config.streamsOfOne()),
              RETRY_AFTER_SECONDS));
    }
    open.add(stream);
  }

  private RuntimeException refused(String why, RuntimeException refusal) {
    meters.counter(REFUSED, "limit", why).increment();
    return refusal;
  }

  private void leave(LiveStream stream, String person) {
    if (open.remove(stream)) {
      fewer(person);
    }
  }

  private void fewer(String person) {
    ofPerson.computeIfPresent(person, (_, count) -> count == 1 ? null : count - 1);
  }

  /** Readers go on elsewhere, and the shutdown need not wait for them. */
  void stopping(@Observes ShutdownDelayInitiatedEvent event) {
    close();
  }

  void stopped(@Observes ShutdownEvent event) {
    close();
  }

  private void close() {
    closed = true;
    open.forEach(stream -> stream.close(LiveMessage.Reason.SHUTTING_DOWN));
  }
}
