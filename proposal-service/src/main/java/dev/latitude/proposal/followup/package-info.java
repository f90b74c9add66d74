/** One decision as proof, then a broader scope: proposals that build on earlier ones. */
@NullMarked
package dev.latitude.proposal.followup;

import org.jspecify.annotations.NullMarked;
