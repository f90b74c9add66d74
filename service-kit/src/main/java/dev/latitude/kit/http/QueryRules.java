package dev.latitude.kit.http;

import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules that query parameters have beyond those that annotations say of each, such as which of them
 * come together.
 *
 * <p>The operation asks for them by {@link #require}. When anything else is wrong with the request
 * it never comes that far; their faults are then told beside the others.
 */
public interface QueryRules {
  /** What these rules find wrong; what is missing or could not be read is null. */
  List<Fault> faults(Instant now);

  default void require(Instant now) {
    var faults = faults(now);
    if (!faults.isEmpty()) {
      throw ProblemException.invalidParameters(faults);
    }
  }

  /** The rule of a period, whose last day is `to`. */
  static List<Fault> inOrder(@Nullable LocalDate from, @Nullable LocalDate to) {
    return from != null && to != null && to.isBefore(from)
        ? List.of(Fault.inParameter("to", "invalid", "must not be before 'from'"))
        : List.of();
  }
}
