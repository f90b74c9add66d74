package dev.latitude.proposal.comparison;

import org.jspecify.annotations.Nullable;

/**
 * Where one thing stands in each of two contents.
 *
 * @param before pointer into the earlier one; absent when it is not there
 * @param after pointer into the later one; absent when it is not there
 */
record Place(String subject, @Nullable String before, @Nullable String after) {

  /** A property of the content itself, named by what it is called there. */
  static Place of(String property) {
    return new Place(property, "/" + property, "/" + property);
  }

  Place at(String property) {
    return new Place(subject, below(before, property), below(after, property));
  }

  /** The same place, without a pointer to where there is nothing. */
  Place present(boolean inBefore, boolean inAfter) {
    return new Place(subject, inBefore ? before : null, inAfter ? after : null);
  }

  private static @Nullable String below(@Nullable String pointer, String property) {
    return pointer == null ? null : pointer + "/" + property;
  }
}
