/** Tools that only Node has, where there is one. */
@NullMarked
package dev.latitude.testkit.node;

import org.jspecify.annotations.NullMarked;
