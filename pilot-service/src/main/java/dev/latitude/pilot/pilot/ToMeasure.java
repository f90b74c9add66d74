package dev.latitude.pilot.pilot;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the rules of a pilot look at in a value that is to be recorded. */
public interface ToMeasure {
  String metric();

  LocalDate from();

  LocalDate to();

  /** Absent when the sender relies on the metric's unit. */
  @Nullable String unit();
}
