/** How one right fared in the negotiation: what each round made of it. */
@NullMarked
package dev.latitude.proposal.round;

import org.jspecify.annotations.NullMarked;
