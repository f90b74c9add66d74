package dev.latitude.agreement.hr;

import dev.latitude.kit.history.EventFeed;
import dev.latitude.kit.problem.UnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/**
 * Lets two sides find where their copies differ. What has changed since the last time is hashed
 * when somebody asks, and by a job, so that nobody has to wait for much of it.
 */
@ApplicationScoped
class Digests {
  /** How many records one transaction hashes. */
  static final int BATCH = 500;

  /** How many of those a request does itself before it asks for patience. */
  private static final int MOST_BATCHES = 10;

  private final DigestStore store;
  private final HrRecords records;
  private final HrContent content;
  private final EventFeed feed;
  private final MeterRegistry metrics;

  Digests(
      DigestStore store,
      HrRecords records,
      HrContent content,
      EventFeed feed,
      MeterRegistry metrics) {
    this.store = store;
    this.records = records;
    this.content = content;
    this.feed = feed;
    this.metrics = metrics;
  }

  /**
   * Hashes what has changed, as far as one transaction goes.
   *
   * @return how many records were hashed
   */
  @Transactional
  int hashNext() {
    var changed = store.lockUnhashed(BATCH);
    if (!changed.isEmpty()) {
      store.keep(records.of(changed).stream().map(content::told).toList());
      metrics.counter("latitude.hr.digest.hashed").increment(changed.size());
    }
    return changed.size();
  }

  /** What a reader compares with its own, once {@link #hashNext} has nothing left to do. */
  @Transactional
  DigestView read(@Nullable String asked, String feedCursor) {
    var prefix = asked == null ? "" : asked;
    var tree = new DigestTree(store.buckets());
    var bucket = tree.bucket(prefix);
    boolean smallest = prefix.length() == DigestTree.DEPTH;
    return new DigestView(
        prefix,
        bucket.count(),
        bucket.hash(),
        smallest ? null : tree.within(prefix),
        smallest ? store.entries(prefix) : null,
        feedCursor);
  }

  /** Where the feed ends now; what it tells up to there is in the digest after this. */
  String bringUpToDate() {
    var end = feed.end();
    for (int batches = 0; hashNext() == BATCH; batches++) {
      if (batches == MOST_BATCHES) {
        throw new UnavailableException(
            "The digest is being computed over very many agreements. Nothing was changed; try again in a few seconds.",
            5);
      }
    }
    return end;
  }
}
