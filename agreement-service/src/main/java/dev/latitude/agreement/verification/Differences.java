package dev.latitude.agreement.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds where two texts that should be the same JSON are not, place by place. */
final class Differences {
  private static final int MOST = 100;
  private static final int LONGEST = 200;

  private final List<Difference> found = new ArrayList<>();

  private Differences() {}

  /** None exactly when the two are the same text. */
  static List<Difference> between(String shown, String kept, ObjectMapper json) {
    if (shown.equals(kept)) {
      return List.of();
    }
    var differences = new Differences();
    try {
      differences.compare("", json.readTree(shown), json.readTree(kept));
    } catch (JsonProcessingException notJson) {
      return List.of(new Difference("", brief(shown), brief(kept)));
    }
    return differences.found.isEmpty()
        ? List.of(new Difference("", brief(shown), brief(kept)))
        : List.copyOf(differences.found);
  }

  private void compare(String pointer, JsonNode shown, JsonNode kept) {
    if (found.size() >= MOST || shown.equals(kept)) {
      return;
    }
    if (shown.isObject() && kept.isObject()) {
      var names = new TreeSet<String>();
      shown.fieldNames().forEachRemaining(names::add);
      kept.fieldNames().forEachRemaining(names::add);
      names.forEach(
          name ->
              compare(
                  pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                  shown.path(name),
                  kept.path(name)));
    } else if (shown.isArray() && kept.isArray()) {
      for (int i = 0; i < Math.max(shown.size(), kept.size()); i++) {
        compare(pointer + "/" + i, shown.path(i), kept.path(i));
      }
    } else {
      found.add(new Difference(pointer, inWords(shown), inWords(kept)));
    }
  }

  private static @Nullable String inWords(JsonNode node) {
    if (node instanceof MissingNode) {
      return null;
    }
    return brief(node.isTextual() ? node.textValue() : node.toString());
  }

  private static String brief(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST - 1))) + "…";
  }
}
