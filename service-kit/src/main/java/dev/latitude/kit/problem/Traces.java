package dev.latitude.kit.problem;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/** The trace the current request belongs to. */
public final class Traces {
  private Traces() {}

  public static @Nullable String currentTraceId() {
    var context = Span.current().getSpanContext();
    return context.isValid() ? context.getTraceId() : null;
  }
}
