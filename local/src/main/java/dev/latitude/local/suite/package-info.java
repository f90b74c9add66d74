/** Everything of Latitude on one machine, started and stopped as one. */
@NullMarked
package dev.latitude.local.suite;

import org.jspecify.annotations.NullMarked;
