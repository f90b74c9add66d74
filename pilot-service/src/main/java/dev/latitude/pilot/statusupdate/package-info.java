@NullMarked
package dev.latitude.pilot.statusupdate;

import org.jspecify.annotations.NullMarked;
