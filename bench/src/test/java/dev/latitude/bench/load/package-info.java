@NullMarked
package dev.latitude.bench.load;

import org.jspecify.annotations.NullMarked;
