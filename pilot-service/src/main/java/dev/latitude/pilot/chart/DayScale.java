package dev.latitude.pilot.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;

/** Days to places from left to right; each day has the same width. */
final class DayScale {
  private static final List<Integer> STEPS = List.of(1, 2, 7, 14, 28, 56, 91, 182, 364, 728, 1820);

  private final LocalDate from;
  private final long days;
  private final Plot plot;

  DayScale(LocalDate from, LocalDate to, Plot plot) {
    this.from = from;
    this.days = Math.max(1, ChronoUnit.DAYS.between(from, to) + 1);
    this.plot = plot;
  }

  /** Where a day begins. */
  double start(LocalDate day) {
    return plot.left() + part(ChronoUnit.DAYS.between(from, day));
  }

  /** Where a day ends. */
  double end(LocalDate day) {
    return start(day.plusDays(1));
  }

  /** The middle of some days. */
  double middle(LocalDate first, LocalDate last) {
    return (start(first) + end(last)) / 2;
  }

  boolean shows(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(from.plusDays(days));
  }

  private double part(long offset) {
    return (double) offset / days * plot.width();
  }

  /** Days to name on the axis, evenly apart. */
  List<LocalDate> ticks() {
    long least = Math.ceilDiv(days, plot.daysNamed());
    long step = STEPS.stream().filter(one -> one >= least).findFirst().orElse((int) least);
    return LongStream.iterate(0, offset -> offset < days, offset -> offset + step)
        .mapToObj(from::plusDays)
        .toList();
  }
}
