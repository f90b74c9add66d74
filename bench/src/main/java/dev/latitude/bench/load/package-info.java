/** The load generator, a process of its own: it runs operations and times them. */
@NullMarked
package dev.latitude.bench.load;

import org.jspecify.annotations.NullMarked;
