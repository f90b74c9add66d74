@NullMarked
package dev.latitude.pilot.measurement;

import org.jspecify.annotations.NullMarked;
