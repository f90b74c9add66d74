/** Tells other systems what happens, signed and in order, by Standard Webhooks. */
@NullMarked
package dev.latitude.agreement.webhook;

import org.jspecify.annotations.NullMarked;
