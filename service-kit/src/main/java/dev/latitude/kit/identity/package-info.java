@NullMarked
package dev.latitude.kit.identity;

import org.jspecify.annotations.NullMarked;
