@NullMarked
package dev.latitude.bench.measure;

import org.jspecify.annotations.NullMarked;
