/** What a start is for when it is not to serve. */
@NullMarked
package dev.latitude.kit.start;

import org.jspecify.annotations.NullMarked;
