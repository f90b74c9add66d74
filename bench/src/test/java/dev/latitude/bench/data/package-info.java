@NullMarked
package dev.latitude.bench.data;

import org.jspecify.annotations.NullMarked;
