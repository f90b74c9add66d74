package dev.latitude.bench.cases;

import dev.latitude.bench.load.Work;

/** One of the things that a measurement compares. */
public record Side(String name, Work work) {}
