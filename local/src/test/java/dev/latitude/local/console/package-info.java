@NullMarked
package dev.latitude.local.console;

import org.jspecify.annotations.NullMarked;
