package dev.latitude.agreement.right;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list that a request left out is an empty list. It may hold nulls until validation has spoken,
 * which {@link List#copyOf} would not bear.
 */
public final class Lists {
  private Lists() {}

  public static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : Collections.unmodifiableList(list);
  }
}
