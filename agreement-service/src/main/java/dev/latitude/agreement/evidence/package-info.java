/** Everything that proves an agreement, in one answer that can be verified without this service. */
@NullMarked
package dev.latitude.agreement.evidence;

import org.jspecify.annotations.NullMarked;
