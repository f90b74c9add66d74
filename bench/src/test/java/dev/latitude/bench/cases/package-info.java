@NullMarked
package dev.latitude.bench.cases;

import org.jspecify.annotations.NullMarked;
