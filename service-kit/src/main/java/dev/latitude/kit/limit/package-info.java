/** How much one caller may ask of a replica, and how callers are told. */
@NullMarked
package dev.latitude.kit.limit;

import org.jspecify.annotations.NullMarked;
