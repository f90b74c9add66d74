package dev.latitude.agreement.register;

import dev.latitude.kit.http.Cursors;

/** Decision and person: at any one moment they name one right. */
record RightKey(String decision, String person) {
  static final RightKey BEFORE_ALL = new RightKey("", "");

  static RightKey of(RegisteredRight right) {
    return new RightKey(right.decision(), right.person());
  }

  /** A slug has no spaces. */
  static RightKey parse(String text) {
    int space = text.indexOf(' ');
    return new RightKey(text.substring(0, Math.max(space, 0)), text.substring(space + 1));
  }

  String cursor() {
    return Cursors.of(decision + " " + person);
  }
}
