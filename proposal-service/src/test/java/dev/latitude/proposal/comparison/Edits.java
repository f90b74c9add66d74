package dev.latitude.proposal.comparison;

import dev.latitude.proposal.proposal.ProposalContent;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every way of changing a content in one place. They are found by walking the records, so a
 * property that is added to one of them is edited here from that day on.
 */
public final class Edits {
  /** One change and where it was made. */
  public record Edit(String pointer, ProposalContent content) {}

  private record Variant(String pointer, Object value) {}

  private Edits() {}

  public static List<Edit> of(ProposalContent content) {
    return variants(content)
        .map(variant -> new Edit(variant.pointer(), (ProposalContent) variant.value()))
        .toList();
  }

  /** Equal in meaning: 2.0 is 2.00, and twelve months are a year. */
  static boolean same(Object one, Object other) {
    return switch (one) {
      case null -> other == null;
      case BigDecimal number when other instanceof BigDecimal second ->
          number.compareTo(second) == 0;
      case Period period when other instanceof Period second ->
          period.toTotalMonths() == second.toTotalMonths()
              && period.get(ChronoUnit.DAYS) == second.get(ChronoUnit.DAYS);
      case List<?> list when other instanceof List<?> second ->
          list.size() == second.size()
              && IntStream.range(0, list.size()).allMatch(i -> same(list.get(i), second.get(i)));
      case Record record when other != null && record.getClass() == other.getClass() ->
          Arrays.stream(record.getClass().getRecordComponents())
              .allMatch(component -> same(get(component, record), get(component, other)));
      default -> one.equals(other);
    };
  }

  private static Stream<Variant> variants(Object value) {
    return switch (value) {
      case Record record -> ofRecord(record);
      case List<?> list -> ofList(list);
      case String text -> values(text + " x");
      case Enum<?> constant ->
          values(
              Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                  .filter(other -> other != constant)
                  .toArray());
      case BigDecimal number ->
          values(number.add(BigDecimal.ONE), number.subtract(BigDecimal.ONE), number.setScale(9));
      case Integer number -> values(number + 1);
      case LocalDate date -> values(date.plusDays(1), date.minusDays(1));
      case Period period -> values(period.plusDays(1), Period.ofYears(1), Period.ofMonths(12));
      default -> throw new IllegalStateException("No edits are known for " + value.getClass());
    };
  }

  private static Stream<Variant> values(Object... values) {
    return Arrays.stream(values).map(value -> new Variant("", value));
  }

  private static Stream<Variant> ofRecord(Record record) {
    var components = record.getClass().getRecordComponents();
    return IntStream.range(0, components.length)
        .boxed()
        .flatMap(
            i -> {
              var value = get(components[i], record);
              var variants = value == null ? Stream.<Variant>empty() : variants(value);
              var absent =
                  value != null && isNullable(components[i])
                      ? Stream.of(new Variant("", null))
                      : Stream.<Variant>empty();
              return Stream.concat(variants, absent)
                  .map(
                      variant ->
                          new Variant(
                              "/" + components[i].getName() + variant.pointer(),
                              with(record, components, i, variant.value())));
            });
  }

  private static Stream<Variant> ofList(List<?> list) {
    var edits = new ArrayList<Variant>();
    for (int i = 0; i < list.size(); i++) {
      int at = i;
      variants(list.get(i))
          .forEach(item -> edits.add(new Variant("/" + at + item.pointer(), with(list, at, item))));
      var less = new ArrayList<Object>(list);
      less.remove(i);
      edits.add(new Variant("/" + i, less));
      var twice = new ArrayList<Object>(list);
      twice.add(list.get(i));
      edits.add(new Variant("/" + list.size(), twice));
    }
    if (list.size() > 1) {
      edits.add(new Variant("", list.reversed()));
    }
    return edits.stream();
  }

  private static List<Object> with(List<?> list, int at, Variant item) {
    var copy = new ArrayList<Object>(list);
    copy.set(at, item.value());
    return copy;
  }

  private static Object with(
      Record record, RecordComponent[] components, int at, @Nullable Object value) {
    var values = Arrays.stream(components).map(c -> get(c, record)).toArray();
    values[at] = value;
    try {
      return constructor(record, components).newInstance(values);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Constructor<?> constructor(Record record, RecordComponent[] components)
      throws NoSuchMethodException {
    return record
        .getClass()
        .getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
  }

  private static @Nullable Object get(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static boolean isNullable(RecordComponent component) {
    return Objects.nonNull(component.getAnnotatedType().getAnnotation(Nullable.class));
  }
}
