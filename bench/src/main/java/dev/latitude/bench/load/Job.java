package dev.latitude.bench.load;

/**
 * What the load generator is to do.
 *
 * @param benchmark name of the measurement
 * @param side which of its sides
 * @param connections how many at once
 * @param seconds how long
 * @param perSecond operations a second, begun at equal distances; 0 for as many as possible
 */
public record Job(
    String benchmark,
    String side,
    int connections,
    double seconds,
    double perSecond,
    Environment environment) {}
