/** What is asked of proposal-service, with the caller's own token. */
@NullMarked
package dev.latitude.agreement.proposal;

import org.jspecify.annotations.NullMarked;
