@NullMarked
package dev.latitude.local.evidence;

import org.jspecify.annotations.NullMarked;
