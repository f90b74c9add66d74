/** Recurring jobs, run by one replica at a time. */
@NullMarked
package dev.latitude.kit.jobs;

import org.jspecify.annotations.NullMarked;
