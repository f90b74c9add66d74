package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.agreement.pilot.GraduationReview;
import dev.latitude.agreement.pilot.Pilot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pilot came to in a metric that had something to reach, as the review saw it that let the
 * pilot graduate. It is kept for whoever reads the agreement, and not part of what is signed.
 *
 * @param value the newest at the time, of the days named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measured(
    String metric,
    String unit,
    @Nullable Before before,
    BigDecimal target,
    BigDecimal value,
    LocalDate from,
    LocalDate to,
    int sampleSize,
    boolean met) {

  /** What it was when the pilot began. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Before(BigDecimal value, @Nullable LocalDate from, @Nullable LocalDate to) {}

  /** In the order of the pilot's metrics. */
  static List<Measured> in(Pilot pilot, GraduationReview review) {
    return pilot.terms().metrics().stream()
        .flatMap(
            metric ->
                review.targets().stream()
                    .filter(target -> target.metric().equals(metric.key()))
                    .limit(1)
                    .map(
                        target ->
                            new Measured(
                                metric.name(),
                                metric.unit(),
                                before(pilot, metric.key()),
                                target.target(),
                                target.value(),
                                target.from(),
                                target.to(),
                                target.sampleSize(),
                                target.met())))
        .toList();
  }

  private static @Nullable Before before(Pilot pilot, String metric) {
    return pilot.frozenBaselines().stream()
        .filter(baseline -> baseline.metric().equals(metric))
        .findFirst()
        .map(baseline -> new Before(baseline.value(), baseline.from(), baseline.to()))
        .orElse(null);
  }
}
