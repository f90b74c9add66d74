/**
 * Checks an evidence pack without asking anybody. Nothing in it is believed because it is there:
 * every hash is computed anew.
 */
@NullMarked
package dev.latitude.local.evidence;

import org.jspecify.annotations.NullMarked;
