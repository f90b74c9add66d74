package dev.latitude.pilot.measurement;

/** How many values a request recorded, corrected, found recorded already, and refused. */
public record Tallied(int recorded, int corrected, int unchanged, int refused) {}
