package dev.latitude.agreement.register;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rights are wanted; what is absent does not matter. */
public record RightFilter(
    @Nullable String person, @Nullable String decision, @Nullable String manager) {

  public static RightFilter ofDecision(String decision) {
    return new RightFilter(null, decision, null);
  }

  /** Those that are given, in the order of the components. */
  List<String> values() {
    return Stream.of(person, decision, manager).filter(Objects::nonNull).toList();
  }
}
