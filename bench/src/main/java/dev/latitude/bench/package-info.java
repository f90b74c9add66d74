/** Measures Latitude against what the machine can do at best, both in the same run. */
@NullMarked
package dev.latitude.bench;

import org.jspecify.annotations.NullMarked;
