/** What is known about autonomy at work, and what in Latitude answers it. */
@NullMarked
package dev.latitude.proposal.guidance;

import org.jspecify.annotations.NullMarked;
