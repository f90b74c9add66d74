/** The structure every service keeps to, as rules that run. */
@NullMarked
package dev.latitude.testkit.architecture;

import org.jspecify.annotations.NullMarked;
