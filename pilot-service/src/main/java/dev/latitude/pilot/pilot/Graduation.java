package dev.latitude.pilot.pilot;

import dev.latitude.pilot.pilot.ReviewDecision.GraduatingRight;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of the rights on trial graduate, and whether that is all of them. */
record Graduation(PilotResult result, List<Right> rights) {
  Graduation {
    rights = List.copyOf(rights);
  }

  /** Never more than was tried: what is wider belongs into another proposal. */
  static Graduation of(Terms terms, @Nullable List<GraduatingRight> part) {
    if (part == null) {
      return new Graduation(PilotResult.GRADUATED, terms.rights());
    }
    var misfits = misfits(terms, part);
    if (!misfits.isEmpty()) {
      throw new PilotRefusal.Invalid(misfits);
    }
    var kept =
        terms.rights().stream()
            .flatMap(
                right ->
                    part.stream()
                        .filter(one -> one.decision().equals(right.decision()))
                        .map(
                            one ->
                                right.at(Objects.requireNonNullElse(one.level(), right.level()))))
            .toList();
    return new Graduation(
        kept.equals(terms.rights()) ? PilotResult.GRADUATED : PilotResult.PARTIALLY_GRADUATED,
        kept);
  }

  private static List<Obstacle> misfits(Terms terms, List<GraduatingRight> part) {
    var broken = new ArrayList<Obstacle>();
    var seen = new HashSet<String>();
    for (int i = 0; i < part.size(); i++) {
      var decision = part.get(i).decision();
      var pointer = "/rights/" + i;
      var tried = terms.rights().stream().filter(one -> one.decision().equals(decision)).toList();
      if (!seen.add(decision)) {
        broken.add(new Obstacle(pointer + "/decision", "repeated", "is named twice"));
      } else if (tried.isEmpty()) {
        broken.add(new Obstacle(pointer + "/decision", "not-piloted", "is not on trial here"));
      }
      above(part.get(i).level(), tried)
          .map(
              level ->
                  new Obstacle(
                      pointer + "/level",
                      "above-piloted",
                      "must be " + level + ", which is on trial, or less"))
          .ifPresent(broken::add);
    }
    return broken;
  }

  /** The level on trial that this one is above. */
  private static Optional<DelegationLevel> above(
      @Nullable DelegationLevel level, List<Right> tried) {
    return tried.stream()
        .map(Right::level)
        .filter(onTrial -> level != null && level.compareTo(onTrial) > 0)
        .findFirst();
  }
}
