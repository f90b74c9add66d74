/** Which brakes stand, which are on the table, and which ever stood. */
@NullMarked
package dev.latitude.pilot.triggerset;

import org.jspecify.annotations.NullMarked;
