package dev.latitude.pilot.pilot;

/** One thing in the way of a command: where, which rule, and what to do about it. */
public record Obstacle(String pointer, String rule, String advice) {}
