package dev.latitude.pilot.trackrecord;

import dev.latitude.pilot.pilot.Plan;
import java.util.List;

/** How both sides have kept their word, in all and between one planned review and the next. */
public record TrackRecord(Counts total, List<Period> periods) {
  public record Period(Plan.Stretch days, Counts counts) {}

  static TrackRecord of(List<Period> periods) {
    var total = new Counts();
    periods.forEach(period -> total.addAll(period.counts()));
    return new TrackRecord(total, periods);
  }
}
