/** HR says what happened around people, and what they agreed to for that case comes about. */
@NullMarked
package dev.latitude.agreement.contextevent;

import org.jspecify.annotations.NullMarked;
