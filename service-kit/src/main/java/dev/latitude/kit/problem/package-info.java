@NullMarked
package dev.latitude.kit.problem;

import org.jspecify.annotations.NullMarked;
