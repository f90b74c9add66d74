@NullMarked
package dev.latitude.kit.idempotency;

import org.jspecify.annotations.NullMarked;
