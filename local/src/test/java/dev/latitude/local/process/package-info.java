@NullMarked
package dev.latitude.local.process;

import org.jspecify.annotations.NullMarked;
