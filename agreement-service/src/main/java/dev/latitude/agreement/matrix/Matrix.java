package dev.latitude.agreement.matrix;

import dev.latitude.agreement.register.RegisteredRight;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who decides what at one moment.
 *
 * @param decision the one decision it is about; absent when it is about people
 * @param people whom it is about: those asked about, or all who hold a right for the decision
 * @param rights all their rights in force, by decision and person
 */
record Matrix(
    Instant at,
    @Nullable Instant asOf,
    @Nullable String decision,
    List<String> people,
    List<RegisteredRight> rights) {

  /** Most rights a matrix holds; one that had more would be neither read nor printed. */
  static final int MOST_RIGHTS = 2_000;

  static final int MOST_PEOPLE = 200;

  List<String> decisions() {
    return rights.stream().map(RegisteredRight::decision).distinct().toList();
  }
}
