@NullMarked
package dev.latitude.kit.history;

import org.jspecify.annotations.NullMarked;
