/** What was measured, for people and for programs. */
@NullMarked
package dev.latitude.bench.report;

import org.jspecify.annotations.NullMarked;
