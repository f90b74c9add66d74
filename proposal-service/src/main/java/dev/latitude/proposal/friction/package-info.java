/** What a person notes for themselves about where their autonomy is held back. */
@NullMarked
package dev.latitude.proposal.friction;

import org.jspecify.annotations.NullMarked;
