/** Data to measure with, the same for the same size. */
@NullMarked
package dev.latitude.bench.data;

import org.jspecify.annotations.NullMarked;
