@NullMarked
package dev.latitude.pilot.proposal;

import org.jspecify.annotations.NullMarked;
