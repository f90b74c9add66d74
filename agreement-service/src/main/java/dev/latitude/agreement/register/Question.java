package dev.latitude.agreement.register;

import dev.latitude.agreement.right.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to decide what, when, and for how much; and from what was known when, where that is not
 * now.
 */
record Question(
    String person,
    String decision,
    Instant at,
    @Nullable Instant knownAt,
    @Nullable Money amount) {}
