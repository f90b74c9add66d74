/**
 * One decision right followed from the sentence that asked for it to HR's record of the clause that
 * grants it.
 */
@NullMarked
package dev.latitude.agreement.trace;

import org.jspecify.annotations.NullMarked;
