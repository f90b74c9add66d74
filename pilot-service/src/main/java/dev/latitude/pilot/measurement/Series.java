package dev.latitude.pilot.measurement;

import dev.latitude.pilot.pilot.PilotRefusal;
import dev.latitude.pilot.trigger.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The current measurements of one metric of one pilot; no day is covered twice. */
record Series(List<Measurement> measurements) {
  /**
   * The measurement that a new one for these days corrects, if there is one; days that overlap
   * another period only in part are refused.
   */
  Optional<Measurement> correctedBy(NewMeasurement request) {
    var overlapping =
        measurements.stream()
            .filter(measurement -> measurement.overlaps(request.from(), request.to()))
            .findFirst();
    overlapping
        .filter(measurement -> !measurement.isFor(request.from(), request.to()))
        .ifPresent(
            other -> {
              throw new PilotRefusal.PeriodOverlaps(other.metric(), other.from(), other.to());
            });
    return overlapping;
  }

  List<Reading> readings() {
    return measurements.stream().map(Measurement::reading).toList();
  }

  /** The series after a measurement was recorded, and what it corrects fell away. */
  Series with(Measurement recorded) {
    return new Series(
        Stream.concat(
                measurements.stream().filter(earlier -> !earlier.isSuperseded()),
                Stream.of(recorded))
            .toList());
  }
}
