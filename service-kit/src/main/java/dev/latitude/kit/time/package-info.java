@NullMarked
package dev.latitude.kit.time;

import org.jspecify.annotations.NullMarked;
