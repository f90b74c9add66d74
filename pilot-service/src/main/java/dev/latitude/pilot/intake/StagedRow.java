package dev.latitude.pilot.intake;

import dev.latitude.pilot.measurement.NewMeasurement;
import java.util.UUID;

/**
 * A row that fits its pilot, and is still to be held against the other rows and against what is
 * recorded.
 */
record StagedRow(int number, UUID pilot, NewMeasurement value) {}
