@NullMarked
package dev.latitude.bench;

import org.jspecify.annotations.NullMarked;
