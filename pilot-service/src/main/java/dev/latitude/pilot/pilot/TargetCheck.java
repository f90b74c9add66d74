package dev.latitude.pilot.pilot;

import dev.latitude.pilot.trigger.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether the newest value of a metric has reached its target. It is shown to those who decide, and
 * decides nothing: a trial can have proved a right without reaching every number hoped for.
 */
@Schema(description = "Whether the newest value of a metric has reached its target.")
public record TargetCheck(
    @Schema(description = "Key of the metric.") String metric,
    @Schema(description = "In the metric's unit.") BigDecimal target,
    @Schema(description = "The value of the latest days that counts.") BigDecimal value,
    LocalDate from,
    @Schema(description = "Last day of the period, included.") LocalDate to,
    int sampleSize,
    boolean met) {

  /** For the metrics that have both a target and a value. */
  public static List<TargetCheck> of(Terms terms, Figures figures) {
    return terms.metrics().stream().flatMap(metric -> of(metric, figures)).toList();
  }

  private static Stream<TargetCheck> of(Metric metric, Figures figures) {
    var target = metric.target();
    var newest = figures.newest().get(metric.key());
    return target == null || newest == null
        ? Stream.empty()
        : Stream.of(of(metric, target, newest));
  }

  private static TargetCheck of(Metric metric, BigDecimal target, Reading newest) {
    int side = newest.value().compareTo(target);
    boolean met =
        switch (metric.direction()) {
          case HIGHER_IS_BETTER -> side >= 0;
          case LOWER_IS_BETTER -> side <= 0;
        };
    return new TargetCheck(
        metric.key(), target, newest.value(), newest.from(), newest.to(), newest.sampleSize(), met);
  }
}
