/**
 * The decision log: what was decided under a pilot, by whom, and what the other party says to it.
 */
@NullMarked
package dev.latitude.pilot.decision;

import org.jspecify.annotations.NullMarked;
