/** How the laptop stack says that it cannot go on. */
@NullMarked
package dev.latitude.local.failure;

import org.jspecify.annotations.NullMarked;
