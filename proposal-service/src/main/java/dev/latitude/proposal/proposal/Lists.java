package dev.latitude.proposal.proposal;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list that a request left out is an empty list. It may hold nulls until validation has spoken,
 * which {@link List#copyOf} would not bear.
 */
final class Lists {
  private Lists() {}

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : Collections.unmodifiableList(list);
  }
}
