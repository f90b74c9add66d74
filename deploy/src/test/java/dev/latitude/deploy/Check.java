package dev.latitude.deploy;

import java.util.ArrayList;
import java.util.List;

/** Looks at everything of an environment, and says what is wrong with it. */
abstract class Check {
  private final List<String> faults = new ArrayList<>();

  /** Each fault with the thing it is about; none when all is well. */
  static List<String> faults(Check check, Manifests manifests) {
    check.look(manifests);
    return List.copyOf(check.faults);
  }

  abstract void look(Manifests manifests);

  void expect(boolean condition, Object about, String otherwise) {
    if (!condition) {
      faults.add(about + ": " + otherwise);
    }
  }
}
