/** How a pilot is doing, on one page: its numbers, its brakes, and what happened and why. */
@NullMarked
package dev.latitude.pilot.dashboard;

import org.jspecify.annotations.NullMarked;
