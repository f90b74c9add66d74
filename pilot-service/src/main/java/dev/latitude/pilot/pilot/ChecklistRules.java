package dev.latitude.pilot.pilot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to be answered: every item of the agreed checklist once, and no other. Where no checklist
 * was agreed, the author answers items of their own.
 */
public final class ChecklistRules {
  private ChecklistRules() {}

  /**
   * What does not fit; pointers lead into the list of answers.
   *
   * @param answered the items that are answered, in the order of the answers
   */
  public static List<Obstacle> misfits(List<String> agreed, List<String> answered, String pointer) {
    var broken = new ArrayList<Obstacle>();
    var seen = new HashSet<String>();
    for (int i = 0; i < answered.size(); i++) {
      var item = answered.get(i);
      if (!seen.add(item)) {
        broken.add(new Obstacle(at(pointer, i), "repeated", "is answered already"));
      } else if (!agreed.isEmpty() && !agreed.contains(item)) {
        broken.add(
            new Obstacle(
                at(pointer, i),
                "unknown-item",
                "must be one of the agreed checklist: " + all(agreed)));
      }
    }
    var open = agreed.stream().filter(item -> !seen.contains(item)).toList();
    if (!open.isEmpty()) {
      broken.add(
          new Obstacle(
              pointer,
              "not-answered",
              "must answer every item of the checklist; missing: " + all(open)));
    }
    return broken;
  }

  private static String at(String pointer, int i) {
    return pointer + "/" + i + "/item";
  }

  private static String all(List<String> items) {
    return items.stream().map(item -> "'" + item + "'").collect(Collectors.joining(", "));
  }
}
