/** Facts that Latitude itself knows, offered to a proposal and frozen into it. */
@NullMarked
package dev.latitude.proposal.attachment;

import org.jspecify.annotations.NullMarked;
