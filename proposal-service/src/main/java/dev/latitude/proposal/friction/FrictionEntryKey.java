package dev.latitude.proposal.friction;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.time.Times;
import java.time.LocalDate;
import java.util.UUID;

/** Day and id: the place of an entry in its author's log. */
record FrictionEntryKey(LocalDate day, UUID id) {
  /** Before the newest entry there can be. */
  static final FrictionEntryKey START =
      new FrictionEntryKey(LocalDate.of(9999, 12, 31), new UUID(-1L, -1L));

  static FrictionEntryKey of(FrictionEntry entry) {
    return new FrictionEntryKey(entry.day(), entry.id());
  }

  /** Throws what the parts' own parsers throw when the text is no key. */
  static FrictionEntryKey parse(String text) {
    int space = text.indexOf(' ');
    return new FrictionEntryKey(
        Times.date(text.substring(0, Math.max(space, 0))),
        UUID.fromString(text.substring(space + 1)));
  }

  String cursor() {
    return Cursors.of(day + " " + id);
  }
}
