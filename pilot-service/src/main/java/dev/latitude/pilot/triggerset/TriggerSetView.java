package dev.latitude.pilot.triggerset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.pilot.pilot.Acknowledgement;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.StandingTriggerSet;
import dev.latitude.pilot.pilot.TriggerSet;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A trigger set that stood, as clients see it. */
@Schema(name = "TriggerSet", description = "Dates, numbers and brakes that stood for some time.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TriggerSetView(
    @Schema(description = "The pilot's revision by which it came to stand; its history says more.")
        long revision,
    @Schema(description = "SHA-256 over the canonical JSON of `content`.") String hash,
    TriggerSet content,
    @Schema(description = "How it came to stand. More ways may come.")
        StandingTriggerSet.Basis basis,
    Instant from,
    @Schema(description = "When another one came to stand, or the pilot was completed.")
        @Nullable Instant until,
    @Schema(description = "By whom, when it came to stand.")
        List<Acknowledgement> acknowledgements) {

  /** Each stood until the next did, so the last of a page is told by the first of the next. */
  static List<TriggerSetView> from(List<StandingTriggerSet> oldestFirst, Pilot pilot) {
    return IntStream.range(0, oldestFirst.size())
        .mapToObj(
            i ->
                from(
                    oldestFirst.get(i),
                    i + 1 < oldestFirst.size()
                        ? oldestFirst.get(i + 1).from()
                        : pilot.completedAt()))
        .toList();
  }

  private static TriggerSetView from(StandingTriggerSet set, @Nullable Instant until) {
    return new TriggerSetView(
        set.revision(),
        set.hash(),
        set.content(),
        set.basis(),
        set.from(),
        until,
        set.acknowledgements());
  }
}
