/** What changed from one content of a proposal to another, in the words of the domain. */
@NullMarked
package dev.latitude.proposal.comparison;

import org.jspecify.annotations.NullMarked;
