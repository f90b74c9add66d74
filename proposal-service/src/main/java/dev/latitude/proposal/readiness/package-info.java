@NullMarked
package dev.latitude.proposal.readiness;

import org.jspecify.annotations.NullMarked;
