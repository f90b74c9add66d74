package dev.latitude.agreement.agreement;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The time zones an agreement can name: those of the IANA data base. */
final class TimeZones {
  private TimeZones() {}

  static boolean isKnown(String name) {
    return ZoneId.getAvailableZoneIds().contains(name);
  }

  static ZoneId orUtc(@Nullable String name) {
    return name == null || !isKnown(name) ? ZoneOffset.UTC : ZoneId.of(name);
  }
}
