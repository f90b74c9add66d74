/** Write down: agreements, signatures and the register of decision rights. */
@NullMarked
package dev.latitude.agreement;

import org.jspecify.annotations.NullMarked;
