package dev.latitude.local.gateway;

/** Which request paths a rule is for, as the Gateway API defines it: on whole path segments. */
record PathMatch(Type type, String value) {

  enum Type {
    EXACT,
    PREFIX
  }

  /** A prefix {@code /a/} means the same as {@code /a}. */
  static PathMatch prefix(String value) {
    var stripped = value.length() > 1 && value.endsWith("/");
    return new PathMatch(Type.PREFIX, stripped ? value.substring(0, value.length() - 1) : value);
  }

  static PathMatch exact(String value) {
    return new PathMatch(Type.EXACT, value);
  }

  boolean matches(String path) {
    return switch (type) {
      case EXACT -> path.equals(value);
      case PREFIX -> value.equals("/") || path.equals(value) || path.startsWith(value + "/");
    };
  }
}
