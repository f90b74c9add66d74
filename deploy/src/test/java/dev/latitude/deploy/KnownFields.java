package dev.latitude.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Refuses what the API would refuse: fields that a kind does not have, and values of another type.
 * Rendering finds none of it.
 *
 * <p>What every cluster knows is held against the models of the Kubernetes client, the Gateway API
 * and the Prometheus operator against those of Fabric8. No Maven package knows the other kinds;
 * their fields are held against a list of those that somebody has looked up, which finds what is
 * misspelled and nothing else. Where Node is, {@link OperatorSchemasTest} finds the rest.
 */
final class KnownFields extends Check {
  private static final Set<String> CORE =
      Set.of("v1", "apps/v1", "batch/v1", "policy/v1", "autoscaling/v2", "networking.k8s.io/v1");

  private static final Set<String> ALWAYS = Set.of("apiVersion", "kind", "metadata");

  private static final Pattern QUANTITY =
      Pattern.compile("[0-9]+([.][0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?");

  /** Maps whose keys everybody chooses for themselves. */
  private static final Pattern OWN_NAMES =
      Pattern.compile("^(spec[.]postgresql[.]parameters)[.].*");

  /** The models keep unknown fields in a map; here they are to be refused. */
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              })
          .build();

  private static final Set<String> LOOKED_UP = lookedUp();

  @Override
  void look(Manifests manifests) {
    for (var object : manifests.objects()) {
      var api = object.path("apiVersion").asText();
      if (CORE.contains(api)) {
        holdAgainstClient(api, object);
      } else if (api.startsWith("gateway.networking.k8s.io/")) {
        read(object, "io.fabric8.kubernetes.api.model.gatewayapi.v1");
      } else if (api.startsWith("monitoring.coreos.com/")) {
        read(object, "io.fabric8.openshift.api.model.monitoring.v1");
      } else {
        var unknown = new TreeSet<>(paths(object));
        unknown.removeAll(LOOKED_UP);
        expect(unknown.isEmpty(), Kustomization.id(object), "nobody has looked up " + unknown);
      }
      checkQuantities(object, object);
    }
  }

  private void holdAgainstClient(String api, ObjectNode object) {
    var version = api.substring(api.indexOf('/') + 1).toUpperCase(Locale.ROOT);
    var type = "io.kubernetes.client.openapi.models." + version + object.path("kind").asText();
    try {
      var model = Class.forName(type);
      model
          .getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, JsonParser.parseString(object.toString()));
      // Which leaves out numbers.
      model.getMethod("fromJson", String.class).invoke(null, object.toString());
    } catch (InvocationTargetException refused) {
      expect(false, Kustomization.id(object), refused.getCause().getMessage());
    } catch (ReflectiveOperationException unknown) {
      expect(false, Kustomization.id(object), "there is no such kind");
    }
  }

  private void read(ObjectNode object, String models) {
    try {
      STRICT.treeToValue(object, Class.forName(models + "." + object.path("kind").asText()));
    } catch (IOException refused) {
      expect(false, Kustomization.id(object), refused.getMessage().lines().findFirst().orElse(""));
    } catch (ClassNotFoundException unknown) {
      expect(false, Kustomization.id(object), "there is no such kind");
    }
  }

  /** The client takes any text for a quantity. */
  private void checkQuantities(ObjectNode object, JsonNode node) {
    for (var field : node.properties()) {
      if (field.getValue().isObject() && field.getKey().matches("requests|limits")) {
        field
            .getValue()
            .forEach(
                quantity ->
                    expect(
                        QUANTITY.matcher(quantity.asText()).matches(),
                        Kustomization.id(object),
                        quantity.asText() + " is no quantity"));
      }
    }
    node.forEach(child -> checkQuantities(object, child));
  }

  /** What the fields of an object are called, with {@code []} for what is in a list. */
  static Set<String> paths(ObjectNode object) {
    var kind = object.path("apiVersion").asText() + " " + object.path("kind").asText();
    var paths = new TreeSet<String>();
    object.properties().stream()
        .filter(field -> !ALWAYS.contains(field.getKey()))
        .forEach(field -> collect(field.getKey(), field.getValue(), paths));
    return paths.stream()
        .map(path -> kind + " " + OWN_NAMES.matcher(path).replaceFirst("$1.*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void collect(String path, JsonNode node, Set<String> paths) {
    if (node.isObject()) {
      var prefix = path.isEmpty() ? "" : path + ".";
      node.properties().forEach(field -> collect(prefix + field.getKey(), field.getValue(), paths));
    } else if (node.isArray()) {
      node.forEach(child -> collect(path + "[]", child, paths));
    } else {
      paths.add(path);
    }
  }

  private static Set<String> lookedUp() {
    try (var list = KnownFields.class.getResourceAsStream("looked-up-fields.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
