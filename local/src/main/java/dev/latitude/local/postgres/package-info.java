/**
 * The suite's PostgreSQL: settings under which nothing committed is lost, a database per service.
 */
@NullMarked
package dev.latitude.local.postgres;

import org.jspecify.annotations.NullMarked;
