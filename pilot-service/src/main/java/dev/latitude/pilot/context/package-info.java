/** What HR records as happening around people, and what pilots make of it by their own clauses. */
@NullMarked
package dev.latitude.pilot.context;

import org.jspecify.annotations.NullMarked;
