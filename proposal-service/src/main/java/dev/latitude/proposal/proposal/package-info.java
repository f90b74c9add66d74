@NullMarked
package dev.latitude.proposal.proposal;

import org.jspecify.annotations.NullMarked;
