/** Going through the agreed checklist, delivery by delivery. */
@NullMarked
package dev.latitude.pilot.checklist;

import org.jspecify.annotations.NullMarked;
