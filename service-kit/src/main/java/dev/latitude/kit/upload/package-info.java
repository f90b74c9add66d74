/** Request bodies that are too large for memory, read row by row. */
@NullMarked
package dev.latitude.kit.upload;

import org.jspecify.annotations.NullMarked;
