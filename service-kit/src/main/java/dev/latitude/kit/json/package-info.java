@NullMarked
package dev.latitude.kit.json;

import org.jspecify.annotations.NullMarked;
