/** Whether what somebody shows as an agreement is one, and what it is worth now. */
@NullMarked
package dev.latitude.agreement.verification;

import org.jspecify.annotations.NullMarked;
