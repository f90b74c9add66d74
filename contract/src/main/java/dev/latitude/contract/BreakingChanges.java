package dev.latitude.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a newer contract takes away from, or asks of, clients that keep to an older one. Whatever is
 * only added breaks nothing: new operations, optional parameters and properties, further media
 * types, statuses and values of enums in answers.
 *
 * <p>Schemas are compared by what they say, not by their names, and in the direction in which they
 * travel: a request may be narrowed by nothing, an answer widened by nothing but new properties and
 * values.
 */
public final class BreakingChanges {
  private final JsonNode before;
  private final JsonNode after;
  private final SortedSet<String> found = new TreeSet<>();
  private final SchemaChanges schemas;

  private BreakingChanges(JsonNode before, JsonNode after) {
    this.before = before;
    this.after = after;
    schemas = new SchemaChanges(before, after, found);
  }

  /** One line for each. */
  public static SortedSet<String> between(JsonNode before, JsonNode after) {
    var changes = new BreakingChanges(before, after);
    changes.compare();
    return changes.found;
  }

  private void compare() {
    members(before.path("paths"))
        .forEach(
            (path, item) ->
                operations(item)
                    .forEach(
                        (method, operation) -> {
                          var where = method.toUpperCase(Locale.ROOT) + " " + path;
                          var now = after.path("paths").path(path).path(method);
                          if (now.isMissingNode()) {
                            report(where, "is gone");
                          } else {
                            compareOperation(where, operation, now);
                          }
                        }));
    if (!before.path("servers").equals(after.path("servers"))) {
      report("The contract", "is served from elsewhere");
    }
    if (!before.at("/components/securitySchemes").equals(after.at("/components/securitySchemes"))) {
      report("The contract", "asks for another kind of authentication");
    }
  }

  private void compareOperation(String where, JsonNode was, JsonNode now) {
    if (!was.path("operationId").equals(now.path("operationId"))) {
      report(where, "is no longer called " + was.path("operationId").asText());
    }
    compareAccess(where, access(before, was), access(after, now));
    compareParameters(where, parameters(was), parameters(now));
    compareRequest(where, was.path("requestBody"), now.path("requestBody"));
    compareAnswers(where, was.path("responses"), now.path("responses"));
  }

  /** Being open to all is no burden for clients, but nothing that may happen unnoticed. */
  private void compareAccess(String where, JsonNode was, JsonNode now) {
    if (was.isEmpty() && !now.isEmpty()) {
      report(where, "needs a token");
    } else if (!was.isEmpty() && now.isEmpty()) {
      report(where, "needs no token any more");
    }
    var roles = roles(now);
    if (!now.isEmpty() && !roles.isEmpty()) {
      var lost = new TreeSet<>(roles(was));
      lost.removeAll(roles);
      if (roles(was).isEmpty()) {
        report(where, "is only for " + String.join(", ", roles));
      } else {
        lost.forEach(role -> report(where, "is no longer for " + role));
      }
    }
  }

  private void compareParameters(
      String where, Map<String, JsonNode> was, Map<String, JsonNode> now) {
    was.forEach(
        (name, parameter) -> {
          var newer = now.get(name);
          if (newer != null) {
            if (newer.path("required").asBoolean() && !parameter.path("required").asBoolean()) {
              report(where, "needs " + name);
            }
            schemas.inRequest(where + ", " + name, parameter.path("schema"), newer.path("schema"));
          } else {
            report(where, "takes no " + name + " any more");
          }
        });
    now.forEach(
        (name, parameter) -> {
          if (!was.containsKey(name) && parameter.path("required").asBoolean()) {
            report(where, "needs " + name);
          }
        });
  }

  private void compareRequest(String where, JsonNode was, JsonNode now) {
    if (now.path("required").asBoolean() && !was.path("required").asBoolean()) {
      report(where, "needs a body");
    }
    members(was.path("content"))
        .forEach(
            (type, content) -> {
              var newer = now.path("content").path(type);
              if (newer.isMissingNode()) {
                report(where, "takes no " + type + " any more");
              } else {
                schemas.inRequest(where + ", body", content.path("schema"), newer.path("schema"));
              }
            });
  }

  /** A failure that no longer happens is missed by nobody. */
  private void compareAnswers(String where, JsonNode was, JsonNode now) {
    members(was)
        .forEach(
            (status, answer) -> {
              var newer = now.path(status);
              if (!newer.isMissingNode()) {
                compareAnswer(where + ", " + status, answer, newer);
              } else if (!status.startsWith("4") && !status.startsWith("5")) {
                report(where, "does not answer " + status + " any more");
              }
            });
  }

  private void compareAnswer(String where, JsonNode was, JsonNode now) {
    members(was.path("headers"))
        .forEach(
            (name, header) -> {
              var newer = now.path("headers").path(name);
              if (newer.isMissingNode()) {
                report(where, "has no header " + name + " any more");
              } else {
                schemas.inAnswer(where + ", " + name, header.path("schema"), newer.path("schema"));
              }
            });
    members(was.path("content"))
        .forEach(
            (type, content) -> {
              var newer = now.path("content").path(type);
              if (newer.isMissingNode()) {
                report(where, "does not come as " + type + " any more");
              } else {
                schemas.inAnswer(where, content.path("schema"), newer.path("schema"));
              }
            });
  }

  private void report(String where, String what) {
    found.add(where + ": " + what);
  }

  private static JsonNode access(JsonNode document, JsonNode operation) {
    return operation.has("security") ? operation.path("security") : document.path("security");
  }

  private static SortedSet<String> roles(JsonNode access) {
    var roles = new TreeSet<String>();
    access.forEach(
        scheme -> scheme.forEach(list -> list.forEach(role -> roles.add(role.asText()))));
    return roles;
  }

  private static Map<String, JsonNode> parameters(JsonNode operation) {
    var parameters = new LinkedHashMap<String, JsonNode>();
    operation
        .path("parameters")
        .forEach(
            parameter ->
                parameters.put(
                    parameter.path("in").asText() + " parameter " + parameter.path("name").asText(),
                    parameter));
    return parameters;
  }

  private static Map<String, JsonNode> operations(JsonNode item) {
    var operations = members(item);
    operations.keySet().removeIf(key -> key.startsWith("x-") || key.equals("parameters"));
    return operations;
  }

  private static Map<String, JsonNode> members(JsonNode object) {
    var members = new LinkedHashMap<String, JsonNode>();
    object.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
    return members;
  }
}
