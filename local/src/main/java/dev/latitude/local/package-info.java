/** The laptop stack's entry point. */
@NullMarked
package dev.latitude.local;

import org.jspecify.annotations.NullMarked;
