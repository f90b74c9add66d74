@NullMarked
package dev.latitude.proposal.catalogue;

import org.jspecify.annotations.NullMarked;
