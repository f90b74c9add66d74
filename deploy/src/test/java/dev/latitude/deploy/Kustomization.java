package dev.latitude.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Renders a folder as {@code kubectl kustomize} does, as far as this project uses it, so that
 * manifests are checked on machines without kubectl, too. Whatever it does not implement it
 * refuses; and it refuses a patch that nothing is patched by, which kustomize passes over.
 */
final class Kustomization {
  private static final Set<String> NAMES =
      Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");
  private static final Set<String> FIELDS =
      Set.of(
          "apiVersion",
          "kind",
          "resources",
          "components",
          "configMapGenerator",
          "patches",
          "namespace",
          "labels",
          "images");

  /** What has been read so far; a component goes on with what is there. */
  private final List<ObjectNode> objects;

  private Kustomization(List<ObjectNode> objects) {
    this.objects = objects;
  }

  static List<ObjectNode> render(Path folder) {
    var whole = new Kustomization(new ArrayList<>());
    whole.accumulate(folder.normalize(), "Kustomization");
    whole.nameByContent();
    return whole.objects;
  }

  private void accumulate(Path folder, String kind) {
    var content = Yaml.readAll(file(folder)).getFirst();
    content
        .fieldNames()
        .forEachRemaining(field -> require(FIELDS.contains(field), folder, "has " + field));
    require(kind.equals(content.path("kind").asText()), folder, "is no " + kind);
    for (var resource : content.path("resources")) {
      read(folder.resolve(resource.asText()).normalize());
    }
    for (var component : content.path("components")) {
      accumulate(folder.resolve(component.asText()).normalize(), "Component");
    }
    content.path("configMapGenerator").forEach(generator -> generate(folder, generator));
    content.path("patches").forEach(patch -> patch(folder, patch));
    if (content.has("namespace")) {
      objects.forEach(object -> moveTo(object, content.get("namespace").asText()));
    }
    content.path("labels").forEach(labels -> label(folder, labels));
    content.path("images").forEach(image -> setImage(folder, image));
  }

  private static Path file(Path folder) {
    var found = NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
    require(found.size() == 1, folder, "has not exactly one kustomization");
    return found.getFirst();
  }

  private void read(Path resource) {
    if (!Files.isDirectory(resource)) {
      Yaml.readAll(resource).forEach(this::add);
      return;
    }
    var other = new Kustomization(new ArrayList<>());
    other.accumulate(resource, "Kustomization");
    other.objects.forEach(this::add);
  }

  private void add(ObjectNode object) {
    if (objects.stream().anyMatch(other -> id(other).equals(id(object)))) {
      throw new IllegalArgumentException(id(object) + " is there twice");
    }
    objects.add(object);
  }

  static String id(JsonNode object) {
    return "%s %s %s"
        .formatted(
            object.path("apiVersion").asText(),
            object.path("kind").asText(),
            object.at("/metadata/name").asText());
  }

  private void generate(Path folder, JsonNode generator) {
    only(folder, generator, "name", "behavior", "literals", "files", "options");
    only(folder, generator.path("options"), "disableNameSuffixHash", "labels");
    var name = generator.path("name").asText();
    var behavior = generator.path("behavior").asText("create");
    var map =
        switch (behavior) {
          case "create" -> newMap(name);
          case "merge" ->
              objects.stream()
                  .filter(object -> id(object).equals("v1 ConfigMap " + name))
                  .findFirst()
                  .orElseThrow(
                      () -> new IllegalArgumentException(folder + ": nothing to merge " + name));
          default -> throw new IllegalArgumentException(folder + ": behavior " + behavior);
        };
    if (generator.path("options").path("disableNameSuffixHash").asBoolean()) {
      map.remove(GENERATED);
    }
    if (generator.path("options").has("labels")) {
      map.withObject("/metadata/labels")
          .setAll((ObjectNode) generator.at("/options/labels").deepCopy());
    }
    for (var literal : generator.path("literals")) {
      var at = literal.asText().indexOf('=');
      require(at > 0, folder, "has a literal without =");
      map.withObject("/data")
          .put(literal.asText().substring(0, at), literal.asText().substring(at + 1));
    }
    for (var file : generator.path("files")) {
      var path = folder.resolve(file.asText()).normalize();
      map.withObject("/data").put(path.getFileName().toString(), text(path));
    }
  }

  private ObjectNode newMap(String name) {
    var map = Yaml.MAPPER.createObjectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
    map.withObject("/metadata").put("name", name);
    map.put(GENERATED, true);
    add(map);
    return map;
  }

  private static final String GENERATED = "generated";

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void patch(Path folder, JsonNode patch) {
    only(folder, patch, "target", "patch");
    var target = patch.path("target");
    only(folder, target, "group", "version", "kind", "name");
    var operations = Yaml.read(patch.path("patch").asText());
    require(operations.isArray(), folder, "has a patch that is no list of operations");
    var matching = objects.stream().filter(object -> matches(target, object)).toList();
    require(!matching.isEmpty(), folder, "has a patch that nothing is patched by: " + target);
    for (var object : matching) {
      objects.set(objects.indexOf(object), (ObjectNode) JsonPatch.apply(operations, object));
    }
  }

  private static boolean matches(JsonNode target, JsonNode object) {
    var group = target.has("group") ? target.get("group").asText() + "/" : "";
    var api = object.path("apiVersion").asText();
    return api.equals(group + target.path("version").asText())
        && object.path("kind").asText().equals(target.path("kind").asText())
        && (!target.has("name")
            || Pattern.matches(target.get("name").asText(), object.at("/metadata/name").asText()));
  }

  private static void moveTo(ObjectNode object, String namespace) {
    if (object.path("kind").asText().equals("Namespace")) {
      object.withObject("/metadata").put("name", namespace);
    } else {
      object.withObject("/metadata").put("namespace", namespace);
    }
  }

  private void label(Path folder, JsonNode labels) {
    only(folder, labels, "pairs", "includeTemplates");
    for (var object : objects) {
      object.withObject("/metadata/labels").setAll((ObjectNode) labels.get("pairs").deepCopy());
      if (labels.path("includeTemplates").asBoolean()
          && object.at("/spec/template/spec").isObject()) {
        object
            .withObject("/spec/template/metadata/labels")
            .setAll((ObjectNode) labels.get("pairs").deepCopy());
      }
    }
  }

  private void setImage(Path folder, JsonNode image) {
    only(folder, image, "name", "newName", "newTag", "digest");
    var name = image.path("newName").asText(image.path("name").asText());
    var full =
        image.has("digest")
            ? name + "@" + image.get("digest").asText()
            : name + ":" + image.get("newTag").asText();
    containers()
        .filter(container -> container.path("image").equals(image.get("name")))
        .forEach(container -> container.put("image", full));
  }

  private Stream<ObjectNode> containers() {
    return objects.stream()
        .flatMap(
            object ->
                Stream.of("containers", "initContainers")
                    .map(field -> object.at("/spec/template/spec/" + field)))
        .flatMap(JsonNode::valueStream)
        .map(ObjectNode.class::cast);
  }

  /** A pod whose configuration has changed is another pod: generated maps are named by content. */
  private void nameByContent() {
    var names = new HashMap<String, String>();
    for (var object : objects) {
      if (object.remove(GENERATED) != null) {
        var name = object.at("/metadata/name").asText();
        names.put(name, name + "-" + hash(object));
        object.withObject("/metadata").put("name", names.get(name));
      }
    }
    containers()
        .flatMap(container -> container.path("envFrom").valueStream())
        .forEach(source -> rename(source.path("configMapRef"), names));
    containers()
        .flatMap(container -> container.path("env").valueStream())
        .forEach(variable -> rename(variable.at("/valueFrom/configMapKeyRef"), names));
    objects.stream()
        .flatMap(object -> object.at("/spec/template/spec/volumes").valueStream())
        .forEach(volume -> rename(volume.path("configMap"), names));
  }

  private static void rename(JsonNode reference, Map<String, String> names) {
    if (reference instanceof ObjectNode object) {
      var name = object.path("name").asText();
      object.put("name", names.getOrDefault(name, name));
    }
  }

  /** As kustomize makes it: of kind and data, with a place for the name that it leaves empty. */
  private static String hash(ObjectNode map) {
    var data = new TreeMap<String, String>();
    map.path("data")
        .properties()
        .forEach(entry -> data.put(entry.getKey(), entry.getValue().asText()));
    var content = new TreeMap<String, Object>();
    content.put("data", data);
    content.put("kind", "ConfigMap");
    content.put("name", "");
    try {
      // Go writes these characters of HTML as escapes.
      var json =
          new com.fasterxml.jackson.databind.json.JsonMapper()
              .writeValueAsString(content)
              .replace("&", "\\u0026")
              .replace("<", "\\u003c")
              .replace(">", "\\u003e");
      var digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of()
          .formatHex(digest)
          .substring(0, 10)
          .replace('0', 'g')
          .replace('1', 'h')
          .replace('3', 'k')
          .replace('a', 'm')
          .replace('e', 't');
    } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void only(Path folder, JsonNode object, String... fields) {
    object
        .fieldNames()
        .forEachRemaining(
            field -> require(List.of(fields).contains(field), folder, "has " + field));
  }

  private static void require(boolean condition, Path folder, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(folder + " " + otherwise + ", which is not implemented");
    }
  }
}
