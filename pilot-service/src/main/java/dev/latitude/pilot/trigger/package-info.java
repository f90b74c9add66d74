@NullMarked
package dev.latitude.pilot.trigger;

import org.jspecify.annotations.NullMarked;
