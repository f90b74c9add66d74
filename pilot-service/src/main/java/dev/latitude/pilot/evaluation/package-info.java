@NullMarked
package dev.latitude.pilot.evaluation;

import org.jspecify.annotations.NullMarked;
