package dev.latitude.agreement.register;

import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.Right;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rights that one source gives one person, from a moment until (and without) another. */
public record Grant(
    String person,
    String manager,
    List<Right> rights,
    List<Boundary> boundaries,
    Source source,
    Instant from,
    @Nullable Instant until) {}
