/** What is measured, and against which limit. */
@NullMarked
package dev.latitude.bench.cases;

import org.jspecify.annotations.NullMarked;
