package dev.latitude.local.portal;

import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is signed in with a browser: an access token in a cookie that no script can read and no other
 * site's page can make the browser send. It only ever stands in for a token of a request that
 * reads, so that pages open; whoever changes something sends a token, as everywhere.
 */
record Session(String token, String person, List<String> roles) {
  static final Duration LASTS = Duration.ofHours(8);
  private static final String COOKIE = "latitude-session";

  /** Of the request's cookie, whose signature the services check; nothing is decided by it here. */
  static Optional<Session> of(HttpServerRequest request, Clock clock) {
    return Optional.ofNullable(request.getCookie(COOKIE))
        .flatMap(cookie -> read(cookie.getValue(), clock));
  }

  private static Optional<Session> read(String token, Clock clock) {
    try {
      var claims = SignedJWT.parse(token).getJWTClaimsSet();
      var expires = claims.getExpirationTime();
      var person = claims.getSubject();
      var roles = claims.getStringListClaim("groups");
      return expires == null
              || person == null
              || roles == null
              || !clock.instant().isBefore(expires.toInstant())
          ? Optional.empty()
          : Optional.of(new Session(token, person, roles));
    } catch (ParseException notOne) {
      return Optional.empty();
    }
  }

  static void begin(HttpServerRequest request, String token) {
    var _ = request.response().addCookie(cookie(token).setMaxAge(LASTS.toSeconds()));
  }

  static void end(HttpServerRequest request) {
    var _ = request.response().addCookie(cookie("").setMaxAge(0));
  }

  private static Cookie cookie(String value) {
    return Cookie.cookie(COOKIE, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT);
  }
}
