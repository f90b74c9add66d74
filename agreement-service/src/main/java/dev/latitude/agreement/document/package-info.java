/** An agreement on paper: what two people have agreed on, for people to read, keep and check. */
@NullMarked
package dev.latitude.agreement.document;

import org.jspecify.annotations.NullMarked;
