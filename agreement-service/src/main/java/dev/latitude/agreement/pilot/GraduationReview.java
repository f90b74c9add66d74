package dev.latitude.agreement.pilot;

import dev.latitude.agreement.right.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What this service reads of the review that let a pilot graduate: what the numbers said then. */
public record GraduationReview(List<@NotNull @Valid Target> targets) {
  static final GraduationReview NONE = new GraduationReview(List.of());

  public GraduationReview {
    targets = Lists.orEmpty(targets);
  }

  /** The newest value of a metric that had something to reach, and whether it has. */
  public record Target(
      @NotNull String metric,
      @NotNull BigDecimal target,
      @NotNull BigDecimal value,
      @NotNull LocalDate from,
      @NotNull LocalDate to,
      int sampleSize,
      boolean met) {}

  /** A page of a pilot's reviews, newest first. */
  record Newest(List<@NotNull @Valid GraduationReview> items) {
    Newest {
      items = Lists.orEmpty(items);
    }
  }
}
