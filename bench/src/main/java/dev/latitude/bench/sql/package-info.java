/** The statements of an operation, as the server saw them, and replaying them without a service. */
@NullMarked
package dev.latitude.bench.sql;

import org.jspecify.annotations.NullMarked;
