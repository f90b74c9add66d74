package dev.latitude.testkit;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the events of a service can say as text, so that none is told to whom it is not for. */
public final class EventTexts {
  private EventTexts() {}

  /**
   * Names of the texts in the events that are not among those known, however deep they stand.
   *
   * @param events sealed, of records
   * @param known names that are not looked at, nor into
   */
  public static Set<String> others(Class<?> events, Set<String> known) {
    var found = new TreeSet<String>();
    for (var event : events.getPermittedSubclasses()) {
      look(event, known, found);
    }
    return found;
  }

  private static void look(Class<?> type, Set<String> known, Set<String> found) {
    for (var component : type.getRecordComponents()) {
      if (!known.contains(component.getName())) {
        look(component, known, found);
      }
    }
  }

  private static void look(RecordComponent component, Set<String> known, Set<String> found) {
    types(component.getGenericType())
        .forEach(
            type -> {
              if (type == String.class) {
                found.add(component.getName());
              } else if (type.isRecord()) {
                look(type, known, found);
              }
            });
  }

  private static Stream<Class<?>> types(Type type) {
    return switch (type) {
      case Class<?> named -> Stream.<Class<?>>of(named);
      case ParameterizedType of ->
          Stream.of(of.getActualTypeArguments()).flatMap(EventTexts::types);
      default -> Stream.empty();
    };
  }
}
