@NullMarked
package dev.latitude.bench.sql;

import org.jspecify.annotations.NullMarked;
