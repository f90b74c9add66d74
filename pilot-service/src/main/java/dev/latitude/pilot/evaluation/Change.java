package dev.latitude.pilot.evaluation;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a pilot's numbers have changed.
 *
 * @param measurement the one it is about, if it is one
 * @param since by metric, the first day whose value is another than before, or is new
 */
public record Change(
    Evaluation.Cause cause, @Nullable UUID measurement, Map<String, LocalDate> since) {
  public Change {
    since = Map.copyOf(since);
  }

  public static Change of(
      Evaluation.Cause cause, UUID measurement, String metric, LocalDate since) {
    return new Change(cause, measurement, Map.of(metric, since));
  }
}
