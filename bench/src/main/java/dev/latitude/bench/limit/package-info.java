/** Limits that need a process of their own. */
@NullMarked
package dev.latitude.bench.limit;

import org.jspecify.annotations.NullMarked;
