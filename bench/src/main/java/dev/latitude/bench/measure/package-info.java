/** Rounds of measurements, interleaved, and what follows from them. */
@NullMarked
package dev.latitude.bench.measure;

import org.jspecify.annotations.NullMarked;
