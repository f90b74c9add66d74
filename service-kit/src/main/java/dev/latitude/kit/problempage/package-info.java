/** The pages that the types of problems refer to. */
@NullMarked
package dev.latitude.kit.problempage;

import org.jspecify.annotations.NullMarked;
