/** What HR says when somebody else is to decide from now on, in the place of an approver. */
@NullMarked
package dev.latitude.kit.handover;

import org.jspecify.annotations.NullMarked;
