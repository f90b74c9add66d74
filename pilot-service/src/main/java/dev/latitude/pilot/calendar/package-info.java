/** What time brings about: told once, by a job, on whichever replica looks first. */
@NullMarked
package dev.latitude.pilot.calendar;

import org.jspecify.annotations.NullMarked;
