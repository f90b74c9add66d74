package dev.latitude.local.gateway;

import dev.latitude.local.failure.StartFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One object of a route file, read strictly: whatever is not asked for by {@link #end} is refused,
 * by name. A gateway that overlooks a field would behave otherwise than the cluster.
 */
final class Fields {

  private final String source;
  private final String path;
  private final Map<String, Object> left;

  private Fields(String source, String path, Map<?, ?> content) {
    this.source = source;
    this.path = path;
    this.left = new LinkedHashMap<>();
    content.forEach(
        (name, value) -> {
          if (value != null) {
            left.put(String.valueOf(name), value);
          }
        });
  }

  static Fields of(String source, Object document) {
    return of(source, "", document);
  }

  private static Fields of(String source, String path, Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Fields(source, path, map);
    }
    throw refused(source, path, "must be an object");
  }

  /** The same object under a name that says more, once that is known. */
  Fields named(String better) {
    return new Fields(better, path, left);
  }

  String source() {
    return source;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(left.remove(name)).map(String::valueOf);
  }

  String requiredText(String name) {
    return text(name).orElseThrow(() -> refuse(name, "is missing"));
  }

  int requiredNumber(String name) {
    if (left.remove(name) instanceof Integer number) {
      return number;
    }
    throw refuse(name, "must be a whole number");
  }

  Optional<Fields> object(String name) {
    return Optional.ofNullable(left.remove(name)).map(value -> of(source, at(name), value));
  }

  Fields requiredObject(String name) {
    return object(name).orElseThrow(() -> refuse(name, "is missing"));
  }

  List<Fields> list(String name) {
    var value = left.remove(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> items)) {
      throw refuse(name, "must be a list");
    }
    return IntStream.range(0, items.size())
        .mapToObj(i -> of(source, at(name) + "[" + i + "]", items.get(i)))
        .toList();
  }

  /** Reads a field that may only have the value that is the default anyway. */
  void only(String name, String allowed) {
    text(name)
        .filter(value -> !value.equals(allowed))
        .ifPresent(
            value -> {
              throw refuse(
                  name,
                  "is \"%s\"; the local gateway only implements \"%s\"".formatted(value, allowed));
            });
  }

  /** A field without meaning for routing. */
  void ignore(String name) {
    left.remove(name);
  }

  /** To be called when everything known has been read. */
  void end() {
    left.keySet().stream()
        .findFirst()
        .ifPresent(
            name -> {
              throw refuse(name, "is not implemented by the local gateway; remove it");
            });
  }

  StartFailure refuse(String name, String why) {
    return refused(source, at(name), why);
  }

  private static StartFailure refused(String source, String path, String why) {
    return new StartFailure("%s: %s %s.".formatted(source, path.isEmpty() ? "it" : path, why));
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
