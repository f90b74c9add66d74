package dev.latitude.proposal.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what differs, in the order in which a reader comes across it. */
final class Changes {
  private final List<Change> found = new ArrayList<>();

  List<Change> found() {
    return List.copyOf(found);
  }

  void add(ChangeKind kind, Place place, @Nullable String before, @Nullable String after) {
    found.add(Change.of(kind, place, before, after));
  }

  /** Notes a text that is another one, or is on one side only. */
  void text(ChangeKind kind, Place place, @Nullable String before, @Nullable String after) {
    value(kind, place, before, after, Texts::brief);
  }

  /** Notes a value that is another one, or is on one side only. */
  <T> void value(
      ChangeKind kind,
      Place place,
      @Nullable T before,
      @Nullable T after,
      Function<T, String> inWords) {
    if (!Objects.equals(before, after)) {
      add(
          kind,
          place.present(before != null, after != null),
          before == null ? null : inWords.apply(before),
          after == null ? null : inWords.apply(after));
    }
  }

  /** Notes a value that went up or down. */
  <T extends Comparable<T>> void upOrDown(
      ChangeKind up, ChangeKind down, Place place, T before, T after, Function<T, String> inWords) {
    int way = after.compareTo(before);
    if (way != 0) {
      add(way > 0 ? up : down, place, inWords.apply(before), inWords.apply(after));
    }
  }

  /**
   * Notes what is on one side of a list only, and another order; answers what is on both.
   *
   * @param identity what makes an item the same item
   * @param inWords the item in a few words
   */
  <T> List<Pairs.Kept<T>> list(
      Lists kinds,
      String list,
      List<T> before,
      List<T> after,
      Function<T, ?> identity,
      Function<T, String> inWords) {
    var pairs = Pairs.of("/" + list, before, after, identity);
    for (var gone : pairs.removed()) {
      add(
          kinds.removed(),
          new Place(subject(gone.value(), identity), gone.pointer(), null),
          inWords.apply(gone.value()),
          null);
    }
    for (var come : pairs.added()) {
      add(
          kinds.added(),
          new Place(subject(come.value(), identity), null, come.pointer()),
          null,
          inWords.apply(come.value()));
    }
    if (pairs.isReordered()) {
      add(ChangeKind.REORDERED, Place.of(list), null, null);
    }
    return pairs.kept();
  }

  static <T> String subject(T item, Function<T, ?> identity) {
    return Texts.brief(String.valueOf(identity.apply(item)));
  }

  /** The kinds for what joins and what leaves a list. */
  record Lists(ChangeKind added, ChangeKind removed) {}
}
