package dev.latitude.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latitude.kit.problem.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds text that JSON can write and a database cannot keep: the NUL character, and halves of
 * surrogate pairs.
 */
public final class StorableText {
  private StorableText() {}

  static List<Fault> faults(JsonNode tree) {
    var faults = new ArrayList<Fault>();
    if (!isStorable(tree)) {
      look("", tree, faults);
    }
    return faults;
  }

  /** Without their places, which take more time than the texts. */
  private static boolean isStorable(JsonNode node) {
    if (node.isTextual()) {
      return isStorable(node.textValue());
    }
    for (var part : node) {
      if (!isStorable(part)) {
        return false;
      }
    }
    return true;
  }

  private static void look(String pointer, JsonNode node, List<Fault> faults) {
    if (node.isTextual()) {
      if (!isStorable(node.textValue())) {
        faults.add(
            Fault.at(
                pointer, "text", "must not contain the NUL character or half of a surrogate pair"));
      }
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              property ->
                  look(
                      pointer + "/" + BindingFaults.escape(property.getKey()),
                      property.getValue(),
                      faults));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        look(pointer + "/" + i, node.get(i), faults);
      }
    }
  }

  /**
   * Going by code point leaves exactly the unpaired halves as surrogates. Not as a stream, which
   * takes several times as long; bodies are full of texts.
   */
  public static boolean isStorable(String text) {
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      if (point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
        return false;
      }
    }
    return true;
  }
}
