/** Reads documents as those who get them do. */
@NullMarked
package dev.latitude.testkit.document;

import org.jspecify.annotations.NullMarked;
