/** Try: the pilot, its brakes and its numbers. */
@NullMarked
package dev.latitude.pilot;

import org.jspecify.annotations.NullMarked;
