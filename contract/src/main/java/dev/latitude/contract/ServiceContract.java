package dev.latitude.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contract of one service.
 *
 * @param service its short name, as in the name of its file
 * @param stage what it is for in the words of a user; groups the tags
 */
record ServiceContract(String service, String stage, ObjectNode document) {

  /** The committed ones, in the order in which a decision right goes through the services. */
  static List<ServiceContract> committed(Path folder) {
    return List.of(
        in(folder, "proposal", "Ask"),
        in(folder, "pilot", "Try"),
        in(folder, "agreement", "Write down"));
  }

  private static ServiceContract in(Path folder, String service, String stage) {
    return new ServiceContract(service, stage, Documents.read(folder.resolve(service + ".yaml")));
  }

  Map<String, JsonNode> schemas() {
    return byName(document.at("/components/schemas"));
  }

  Map<String, JsonNode> securitySchemes() {
    return byName(document.at("/components/securitySchemes"));
  }

  Map<String, JsonNode> paths() {
    return byName(document.path("paths"));
  }

  /** By name. */
  Map<String, JsonNode> tags() {
    var tags = new LinkedHashMap<String, JsonNode>();
    document.path("tags").forEach(tag -> tags.put(tag.path("name").asText(), tag));
    return tags;
  }

  private static Map<String, JsonNode> byName(JsonNode object) {
    var members = new LinkedHashMap<String, JsonNode>();
    object.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
    return members;
  }
}
