@NullMarked
package dev.latitude.pilot.pilot;

import org.jspecify.annotations.NullMarked;
