package dev.latitude.agreement.hr;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.history.EventFeed;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that HR keeps a copy of, in the order in which it last changed.
 *
 * <p>A snapshot goes as far as the feed went when it began, and whoever has read it goes on in the
 * feed from there. Nothing falls in between: what is in the snapshot stands at its place until it
 * changes, and then it is told by the feed after that end. A record may be newer than its place
 * says; then the feed tells it again, and the revision says that it is the same.
 */
@ApplicationScoped
class HrSnapshots {
  /** How many records are in memory at a time, however many there are. */
  private static final int BATCH = 500;

  private final HrRecords records;
  private final HrContent content;
  private final EventFeed feed;
  private final ObjectMapper json;
  private final MeterRegistry metrics;

  HrSnapshots(
      HrRecords records,
      HrContent content,
      EventFeed feed,
      ObjectMapper json,
      MeterRegistry metrics) {
    this.records = records;
    this.content = content;
    this.feed = feed;
    this.json = json;
    this.metrics = metrics;
  }

  HrAgreementPage page(HrSnapshotParams params) {
    return params.id.isEmpty()
        ? page(params.place().orElseGet(() -> begin(params.modifiedAfter)), params.limit())
        : of(params.id);
  }

  private HrAgreementPage page(SnapshotPlace place, int limit) {
    var found = records.between(place.after(), place.until(), limit + 1);
    boolean more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    read("page", shown.size());
    return new HrAgreementPage(
        shown.stream().map(placed -> content.told(placed.record())).toList(),
        more ? place.movedTo(shown.getLast().position()).cursor() : null,
        EventFeed.cursor(place.until()),
        records.lastPublished(place.until()).orElse(null));
  }

  private HrAgreementPage of(Collection<UUID> ids) {
    long until = feed.lastPosition();
    var found = records.of(ids);
    read("id", found.size());
    return new HrAgreementPage(
        found.stream().map(content::told).toList(),
        null,
        EventFeed.cursor(until),
        records.lastPublished(until).orElse(null));
  }

  Optional<HrAgreement> find(UUID id) {
    var found = records.of(List.of(id)).stream().findFirst().map(content::told);
    found.ifPresent(_ -> read("id", 1));
    return found;
  }

  /**
   * Writes a line of JSON for each record and then one that says that these were all. No connection
   * to the database is held while a slow reader takes its time.
   */
  void write(@Nullable Instant modifiedAfter, OutputStream out) throws IOException {
    var place = begin(modifiedAfter);
    long count = 0;
    var found = records.between(place.after(), place.until(), BATCH);
    while (!found.isEmpty()) {
      for (var placed : found) {
        content.writeLine(placed.record(), out);
      }
      count += found.size();
      read("stream", found.size());
      place = place.movedTo(found.getLast().position());
      found = records.between(place.after(), place.until(), BATCH);
    }
    out.write(
        json.writeValueAsBytes(
            new SnapshotEnd(
                true,
                count,
                EventFeed.cursor(place.until()),
                records.lastPublished(place.until()).orElse(null))));
    out.write('\n');
  }

  /** The end is looked up first: what gets its place after that is behind it. */
  private SnapshotPlace begin(@Nullable Instant modifiedAfter) {
    long until = feed.lastPosition();
    return new SnapshotPlace(
        modifiedAfter == null ? 0 : records.beforeFirstPublishedAfter(modifiedAfter).orElse(until),
        until);
  }

  private void read(String how, int count) {
    metrics.counter("latitude.hr.records.read", "how", how).increment(count);
  }
}
