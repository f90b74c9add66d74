/** What may happen around people, and what they agreed it should do. */
@NullMarked
package dev.latitude.agreement.context;

import org.jspecify.annotations.NullMarked;
