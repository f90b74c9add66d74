package dev.latitude.kit.http;

/**
 * Whether what follows {@code Bearer} looks like a JSON Web Token: three to five parts between
 * dots, as of RFC 4648's base64url, of which the first two are not empty. By hand, since a token is
 * long and comes with each request: regular expressions took a tenth of a decision check for it.
 */
final class BearerToken {
  private static final String SCHEME = "bearer ";
  private static final int FEWEST_DOTS = 2;
  private static final int MOST_DOTS = 4;

  private BearerToken() {}

  /** True where something that is no token takes the place of one; other schemes do not. */
  static boolean isMalformed(String authorization) {
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    int start = SCHEME.length();
    while (start < authorization.length() && authorization.charAt(start) == ' ') {
      start++;
    }
    return start < authorization.length() && !isToken(authorization, start);
  }

  private static boolean isToken(String text, int start) {
    int dots = 0;
    for (int i = start; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '.') {
        boolean emptyPart = i == start || text.charAt(i - 1) == '.';
        if (emptyPart && dots < FEWEST_DOTS) {
          return false;
        }
        dots++;
      } else if (!isBase64Url(character)) {
        return false;
      }
    }
    return dots >= FEWEST_DOTS && dots <= MOST_DOTS;
  }

  private static boolean isBase64Url(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '-'
        || character == '_';
  }
}
