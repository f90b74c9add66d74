/** How both sides have kept their word in a pilot, counted alike. */
@NullMarked
package dev.latitude.pilot.trackrecord;

import org.jspecify.annotations.NullMarked;
