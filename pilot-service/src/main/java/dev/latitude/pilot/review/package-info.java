@NullMarked
package dev.latitude.pilot.review;

import org.jspecify.annotations.NullMarked;
