@NullMarked
package dev.latitude.local.suite;

import org.jspecify.annotations.NullMarked;
