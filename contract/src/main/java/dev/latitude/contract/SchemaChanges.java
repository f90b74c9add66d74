package dev.latitude.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** How the schemas of two contracts differ to the harm of clients. */
final class SchemaChanges {
  /**
   * May stand next to a reference without changing what is allowed; the type is the referred
   * schema's own.
   */
  private static final Set<String> SAYING_NOTHING =
      Set.of("$ref", "type", "title", "description", "examples", "deprecated");

  private static final ObjectNode DEFAULTS =
      JsonNodeFactory.instance
          .objectNode()
          .put("uniqueItems", false)
          .put("additionalProperties", true);

  private final JsonNode before;
  private final JsonNode after;
  private final Set<String> found;
  private final Set<String> compared = new HashSet<>();
  private final Set<String> open = new HashSet<>();

  SchemaChanges(JsonNode before, JsonNode after, Set<String> found) {
    this.before = before;
    this.after = after;
    this.found = found;
  }

  /** Clients send it: what was accepted must go on being accepted. */
  void inRequest(String where, JsonNode was, JsonNode now) {
    compare(new Place(where, true), was, now);
  }

  /** Clients read it: what they could rely on must go on being so. */
  void inAnswer(String where, JsonNode was, JsonNode now) {
    compare(new Place(where, false), was, now);
  }

  /**
   * Where in which direction.
   *
   * @param text path to the part, or the name of the schema it is in
   */
  private record Place(String text, boolean request) {
    Place in(String part) {
      return new Place(text + part, request);
    }

    /** A named schema is compared and reported once, however many operations use it. */
    Place named(String name) {
      return new Place(name + (request ? " (sent)" : " (received)"), request);
    }
  }

  private void compare(Place where, JsonNode referringBefore, JsonNode referringAfter) {
    if (referringAfter.isMissingNode()) {
      if (!referringBefore.isMissingNode()) {
        report(where, "is not described any more");
      }
      return;
    }
    var was = resolved(before, referringBefore);
    var now = resolved(after, referringAfter);
    var place = isOnlyReference(referringBefore) ? where.named(nameOf(referringBefore)) : where;
    if (!isReference(referringBefore) || isOnlyReference(referringBefore)) {
      if (compared.add(place + "|" + referringAfter)) {
        compareResolved(place, was, now);
      }
    } else if (open.add(referringBefore + "|" + referringAfter)) {
      // What is said next to the reference belongs to this place; a schema that contains itself is
      // entered once.
      compareResolved(place, was, now);
      open.remove(referringBefore + "|" + referringAfter);
    }
  }

  private void compareResolved(Place place, JsonNode was, JsonNode now) {
    compareTypes(place, was, now);
    compareValues(place, was, now);
    compareLimits(place, was, now);
    compareForms(place, was, now);
    compareProperties(place, was, now);
    if (was.has("items") && now.has("items")) {
      compare(place.in("[]"), was.path("items"), now.path("items"));
    }
    if (was.path("additionalProperties").isObject() && now.has("additionalProperties")) {
      compare(place.in(".*"), was.path("additionalProperties"), now.path("additionalProperties"));
    }
  }

  private void compareTypes(Place where, JsonNode was, JsonNode now) {
    var lost = texts(where.request() ? was.path("type") : now.path("type"));
    lost.removeAll(texts(where.request() ? now.path("type") : was.path("type")));
    boolean openedInAnswer = !where.request() && was.has("type") && !now.has("type");
    boolean closedInRequest = where.request() && !was.has("type") && now.has("type");
    boolean widens =
        lost.equals(Set.of("integer"))
            && texts(where.request() ? now.path("type") : was.path("type")).contains("number");
    if ((!lost.isEmpty() && !widens && comparable(where, was, now))
        || openedInAnswer
        || closedInRequest) {
      report(where, "was " + typeOf(was) + " and is " + typeOf(now));
    }
  }

  private static boolean comparable(Place where, JsonNode was, JsonNode now) {
    return where.request() ? now.has("type") : was.has("type");
  }

  private static String typeOf(JsonNode schema) {
    var types = texts(schema.path("type"));
    return types.isEmpty() ? "anything" : String.join(" or ", types);
  }

  /**
   * Readers are told that enums are open, so an answer may have new values; a request must not lose
   * any.
   */
  private void compareValues(Place where, JsonNode was, JsonNode now) {
    for (var keyword : Set.of("enum", "const")) {
      if (where.request() && now.has(keyword)) {
        if (!was.has(keyword)) {
          report(where, "takes only some values");
        }
        var lost = texts(was.path(keyword));
        lost.removeAll(texts(now.path(keyword)));
        lost.forEach(value -> report(where, "does not take " + value + " any more"));
      }
    }
    if (!where.request() && was.has("const") && !was.path("const").equals(now.path("const"))) {
      report(where, "is not always " + was.path("const").asText());
    }
    if (where.request() && was.has("default") && !was.path("default").equals(now.path("default"))) {
      report(where, "means something else when it is absent");
    }
  }

  private void compareLimits(Place where, JsonNode was, JsonNode now) {
    for (var keyword :
        new String[] {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"}) {
      compareLimit(where, keyword, was, now, 1);
    }
    for (var keyword :
        new String[] {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"}) {
      compareLimit(where, keyword, was, now, -1);
    }
  }

  /**
   * A request may not get a narrower limit, an answer not a wider one.
   *
   * @param outwards 1 for a limit whose larger values allow more, -1 for one whose smaller values
   *     do
   */
  private void compareLimit(Place where, String keyword, JsonNode was, JsonNode now, int outwards) {
    var allowing = where.request() ? was.path(keyword) : now.path(keyword);
    var limiting = where.request() ? now.path(keyword) : was.path(keyword);
    if (limiting.isMissingNode()) {
      return;
    }
    if (allowing.isMissingNode()
        || outwards * Integer.signum(decimal(allowing).compareTo(decimal(limiting))) > 0) {
      report(
          where,
          "has %s %s instead of %s".formatted(keyword, textOf(now, keyword), textOf(was, keyword)));
    }
  }

  /** Patterns are not compared by what they let through: another one has to be declared. */
  private void compareForms(Place where, JsonNode was, JsonNode now) {
    for (var keyword :
        new String[] {
          "pattern", "format", "multipleOf", "uniqueItems", "additionalProperties", "oneOf", "anyOf"
        }) {
      var limiting = where.request() ? now : was;
      boolean saysNothing =
          !limiting.has(keyword) || limiting.path(keyword).equals(DEFAULTS.path(keyword));
      if (!saysNothing
          && !was.path(keyword).equals(now.path(keyword))
          && !bothObjects(was.path(keyword), now.path(keyword))) {
        report(
            where,
            "has %s %s instead of %s"
                .formatted(keyword, textOf(now, keyword), textOf(was, keyword)));
      }
    }
  }

  private void compareProperties(Place where, JsonNode was, JsonNode now) {
    var requiredBefore = texts(was.path("required"));
    var requiredNow = texts(now.path("required"));
    was.path("properties")
        .properties()
        .forEach(
            property -> {
              var name = property.getKey();
              var newer = now.path("properties").path(name);
              if (newer.isMissingNode()) {
                report(where, "has no " + name + " any more");
                return;
              }
              if (!where.request()
                  && requiredBefore.contains(name)
                  && !requiredNow.contains(name)) {
                report(where, name + " may be absent");
              }
              compare(where.in("." + name), property.getValue(), newer);
            });
    if (where.request()) {
      requiredNow.removeAll(requiredBefore);
      requiredNow.forEach(name -> report(where, "needs " + name));
    }
  }

  private void report(Place where, String what) {
    found.add(where.text() + ": " + what);
  }

  /**
   * With what it refers to and all of `allOf` written into it; what stands next to a reference says
   * more than the schema referred to.
   */
  private static JsonNode resolved(JsonNode document, JsonNode schema) {
    if (!(schema instanceof ObjectNode object) || !(object.has("$ref") || object.has("allOf"))) {
      return schema;
    }
    var whole = object.objectNode();
    if (object.path("$ref").isTextual()) {
      add(whole, resolved(document, document.at(object.path("$ref").textValue().substring(1))));
    }
    object.path("allOf").forEach(part -> add(whole, resolved(document, part)));
    var own = object.deepCopy();
    own.remove("$ref");
    own.remove("allOf");
    add(whole, own);
    return whole;
  }

  private static void add(ObjectNode whole, JsonNode part) {
    part.properties()
        .forEach(
            entry -> {
              if (whole.get(entry.getKey()) instanceof ObjectNode known
                  && entry.getKey().equals("properties")) {
                var properties = known.deepCopy();
                add(properties, entry.getValue());
                whole.set("properties", properties);
              } else if (entry.getKey().equals("required") && whole.has("required")) {
                var required = whole.arrayNode();
                var names = texts(whole.path("required"));
                names.addAll(texts(entry.getValue()));
                names.forEach(required::add);
                whole.set("required", required);
              } else {
                whole.set(entry.getKey(), entry.getValue());
              }
            });
  }

  private static Set<String> texts(JsonNode oneOrMany) {
    var texts = new TreeSet<String>();
    if (oneOrMany.isArray()) {
      oneOrMany.forEach(value -> texts.add(value.asText()));
    } else if (!oneOrMany.isMissingNode()) {
      texts.add(oneOrMany.asText());
    }
    return texts;
  }

  private static boolean isReference(JsonNode schema) {
    return schema.path("$ref").isTextual();
  }

  private static boolean isOnlyReference(JsonNode schema) {
    return isReference(schema)
        && schema.properties().stream().allMatch(entry -> SAYING_NOTHING.contains(entry.getKey()));
  }

  private static String nameOf(JsonNode reference) {
    var path = reference.path("$ref").textValue();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean bothObjects(JsonNode was, JsonNode now) {
    return was.isObject() && now.isObject();
  }

  private static BigDecimal decimal(JsonNode number) {
    return number.decimalValue();
  }

  private static String textOf(JsonNode schema, String keyword) {
    var value = schema.path(keyword);
    return value.isMissingNode() ? "none" : value.isValueNode() ? value.asText() : value.toString();
  }
}
