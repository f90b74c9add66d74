@NullMarked
package dev.latitude.pilot.intake;

import org.jspecify.annotations.NullMarked;
