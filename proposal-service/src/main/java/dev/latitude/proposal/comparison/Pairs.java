package dev.latitude.proposal.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The items of a list before and after, paired by what identifies them. A draft may name one thing
 * twice; the second of one side then pairs with the second of the other.
 */
record Pairs<T>(List<Item<T>> removed, List<Item<T>> added, List<Kept<T>> kept) {

  /** One item and where it stands in its list. */
  record Item<T>(String list, int index, T value) {
    String pointer() {
      return list + "/" + index;
    }
  }

  /** The same thing before and after. */
  record Kept<T>(Item<T> before, Item<T> after) {
    Place place(String subject) {
      return new Place(subject, before.pointer(), after.pointer());
    }
  }

  private record Key(Object identity, int occurrence) {}

  static <T> Pairs<T> of(String list, List<T> before, List<T> after, Function<T, ?> identity) {
    var earlier = byKey(list, before, identity);
    var added = new ArrayList<Item<T>>();
    var kept = new ArrayList<Kept<T>>();
    byKey(list, after, identity)
        .forEach(
            (key, item) -> {
              var was = earlier.remove(key);
              if (was == null) {
                added.add(item);
              } else {
                kept.add(new Kept<>(was, item));
              }
            });
    return new Pairs<>(List.copyOf(earlier.values()), List.copyOf(added), List.copyOf(kept));
  }

  /** Whether what is on both sides stands in another order. */
  boolean isReordered() {
    var order = kept.stream().map(pair -> pair.before().index()).toList();
    return !order.equals(order.stream().sorted().toList());
  }

  private static <T> Map<Key, Item<T>> byKey(String list, List<T> items, Function<T, ?> identity) {
    var seen = new HashMap<Object, Integer>();
    var found = new LinkedHashMap<Key, Item<T>>();
    for (int i = 0; i < items.size(); i++) {
      Object name = identity.apply(items.get(i));
      found.put(
          new Key(name, seen.merge(name, 1, Integer::sum)), new Item<>(list, i, items.get(i)));
    }
    return found;
  }
}
