@NullMarked
package dev.latitude.pilot.whatif;

import org.jspecify.annotations.NullMarked;
