package dev.latitude.agreement.register;

import dev.latitude.agreement.right.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who wants to decide what, when, and for how much. */
record Question(String person, String decision, Instant at, @Nullable Money amount) {}
