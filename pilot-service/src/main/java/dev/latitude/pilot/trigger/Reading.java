package dev.latitude.pilot.trigger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a trigger looks at in a measurement.
 *
 * @param revision the pilot's version that recording it brought about
 */
public record Reading(
    UUID measurement,
    LocalDate from,
    LocalDate to,
    BigDecimal value,
    int sampleSize,
    long revision) {}
