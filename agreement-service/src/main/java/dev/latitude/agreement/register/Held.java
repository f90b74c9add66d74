package dev.latitude.agreement.register;

import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody holds who has a right: all of it that an answer tells. */
record Held(
    DelegationLevel level,
    @Nullable Money limit,
    List<Boundary> boundaries,
    Source source,
    @Nullable Instant until) {}
