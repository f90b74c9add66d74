/** Support for a proposal: asked for by its author, given by an ally, for exactly what was read. */
@NullMarked
package dev.latitude.proposal.endorsement;

import org.jspecify.annotations.NullMarked;
