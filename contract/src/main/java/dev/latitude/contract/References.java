package dev.latitude.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What a part of a contract refers to by `$ref` or in the mapping of a discriminator. */
final class References {
  private static final String SCHEMA = "#/components/schemas/";

  private References() {}

  /** Names of the schemas it refers to. */
  static Set<String> schemas(JsonNode part) {
    var names = new TreeSet<String>();
    visit(
        part,
        text -> {
          if (text.startsWith(SCHEMA)) {
            names.add(text.substring(SCHEMA.length()));
          }
        });
    return names;
  }

  /** Everything it refers to inside the document, as it stands there. */
  static Set<String> all(JsonNode part) {
    var references = new TreeSet<String>();
    visit(
        part,
        text -> {
          if (text.startsWith("#/")) {
            references.add(text);
          }
        });
    return references;
  }

  /** A copy that refers to schemas by their new names. */
  static JsonNode renamed(JsonNode part, Map<String, String> names) {
    return switch (part) {
      case ObjectNode object -> {
        var copy = object.objectNode();
        object
            .properties()
            .forEach(entry -> copy.set(entry.getKey(), renamed(entry.getValue(), names)));
        yield copy;
      }
      case ArrayNode array -> {
        var copy = array.arrayNode();
        array.forEach(element -> copy.add(renamed(element, names)));
        yield copy;
      }
      case TextNode text when text.textValue().startsWith(SCHEMA) -> {
        var name = text.textValue().substring(SCHEMA.length());
        yield TextNode.valueOf(SCHEMA + names.getOrDefault(name, name));
      }
      default -> part;
    };
  }

  private static void visit(JsonNode part, Consumer<String> onText) {
    if (part.isTextual()) {
      onText.accept(part.textValue());
    }
    part.forEach(child -> visit(child, onText));
  }
}
