/** The two sides answer each other, revision by revision, until there is a yes or a no. */
@NullMarked
package dev.latitude.proposal.negotiation;

import org.jspecify.annotations.NullMarked;
