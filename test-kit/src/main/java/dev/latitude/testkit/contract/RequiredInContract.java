package dev.latitude.testkit.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Promises in the contract what an answer always has: the components of its record that are never
 * left out. What travels in requests, too, is left alone: there a component may be filled in when
 * it is absent, and its constraints say what is needed.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RequiredInContract implements OASFilter {
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final DotName SCHEMA =
      DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
  private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
  private static final Set<String> MERELY_NULL =
      Set.of(JsonInclude.Include.ALWAYS.name(), JsonInclude.Include.NON_NULL.name());

  private final List<ClassInfo> records;

  /**
   * Called by the platform when it builds a service.
   *
   * @param classes of the service, and of what it is made of
   */
  public RequiredInContract(IndexView classes) {
    records = classes.getKnownClasses().stream().filter(ClassInfo::isRecord).toList();
  }

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    var sent = sent(contract);
    contract
        .getComponents()
        .getSchemas()
        .forEach(
            (name, schema) -> {
              if (!sent.contains(name)) {
                require(name, schema);
              }
            });
  }

  /** Records of one name cannot be told apart by it; only what they agree on is promised. */
  private void require(String name, Schema schema) {
    if (schema.getProperties() == null) {
      return;
    }
    var properties = schema.getProperties().keySet();
    var candidates =
        records.stream().filter(type -> isCalled(name, type) && has(type, properties)).toList();
    for (var property : properties) {
      boolean isListed = schema.getRequired() != null && schema.getRequired().contains(property);
      if (!isListed
          && !candidates.isEmpty()
          && candidates.stream().noneMatch(type -> mayBeAbsent(type, property))) {
        schema.addRequired(property);
      }
    }
  }

  private static boolean isCalled(String name, ClassInfo type) {
    var annotation = type.declaredAnnotation(SCHEMA);
    boolean hasOwnName = annotation != null && annotation.value("name") != null;
    var called = hasOwnName ? annotation.value("name").asString() : type.simpleName();
    boolean isGeneric = !type.typeParameters().isEmpty();
    return isGeneric ? name.startsWith(called) : name.equals(called);
  }

  private static boolean has(ClassInfo type, Set<String> properties) {
    return properties.stream().allMatch(property -> type.recordComponent(property) != null);
  }

  private static boolean mayBeAbsent(ClassInfo type, String property) {
    return type.recordComponent(property).type().hasAnnotation(NULLABLE)
        || leavesOutMoreThanNull(type.declaredAnnotation(INCLUDE))
        || leavesOutMoreThanNull(type.field(property).declaredAnnotation(INCLUDE));
  }

  private static boolean leavesOutMoreThanNull(@Nullable AnnotationInstance include) {
    return include != null
        && include.value() != null
        && !MERELY_NULL.contains(include.value().asEnum());
  }

  /** Names of the schemas that are in a request, directly or as part of another. */
  private static Set<String> sent(OpenAPI contract) {
    var waiting = new ArrayList<Schema>();
    contract.getPaths().getPathItems().values().stream()
        .map(PathItem::getOperations)
        .flatMap(operations -> operations.values().stream())
        .filter(operation -> operation.getRequestBody() != null)
        .flatMap(
            operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
        .forEach(body -> waiting.add(body.getSchema()));
    var sent = new HashSet<String>();
    while (!waiting.isEmpty()) {
      var schema = waiting.removeLast();
      if (schema.getRef() != null) {
        var name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
        if (sent.add(name)) {
          waiting.add(contract.getComponents().getSchemas().get(name));
        }
      }
      waiting.addAll(parts(schema));
    }
    return sent;
  }

  private static List<Schema> parts(Schema schema) {
    var parts = new ArrayList<Schema>();
    if (schema.getProperties() != null) {
      parts.addAll(schema.getProperties().values());
    }
    if (schema.getItems() != null) {
      parts.add(schema.getItems());
    }
    if (schema.getAdditionalPropertiesSchema() != null) {
      parts.add(schema.getAdditionalPropertiesSchema());
    }
    Stream.of(schema.getAllOf(), schema.getOneOf(), schema.getAnyOf())
        .filter(Objects::nonNull)
        .forEach(parts::addAll);
    return parts;
  }
}
