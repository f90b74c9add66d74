/** Ask: the proposal, its revisions and the catalogue of decision types. */
@NullMarked
package dev.latitude.proposal;

import org.jspecify.annotations.NullMarked;
