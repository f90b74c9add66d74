/** PostgreSQL 18 from Maven artifacts: unpacked once per user, started as a child process. */
@NullMarked
package dev.latitude.postgres;

import org.jspecify.annotations.NullMarked;
