package dev.latitude.kit.identity;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps the laptop's home-made tokens out of production, and what else would let in whom nobody
 * meant. A service that trusts a bare public key trusts whoever holds the private half, with no
 * issuer behind it to revoke anything; that is right only where nobody else can reach the service.
 */
@Singleton
public class IdentityGuard {
  static final String LAPTOP_PROFILE = "laptop";
  static final String PUBLIC_KEY = "quarkus.oidc.public-key";
  static final String ISSUER = "quarkus.oidc.auth-server-url";
  static final String ISSUER_NAME = "quarkus.oidc.token.issuer";
  static final String AUDIENCE = "quarkus.oidc.token.audience";
  static final String ROLES = "quarkus.oidc.roles.role-claim-path";
  static final String HTTP_HOST = "quarkus.http.host";
  static final String PLAIN_HTTP = "latitude.identity.plain-http-issuer";
  private static final String ANY = "any";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  private final SmallRyeConfig config;
  private final LaunchMode launchMode;

  IdentityGuard(SmallRyeConfig config, LaunchMode launchMode) {
    this.config = config;
    this.launchMode = launchMode;
  }

  void onStart(@Observes @Priority(1) StartupEvent event) {
    if (launchMode == LaunchMode.NORMAL) {
      var refusals =
          refusals(config.getProfiles(), name -> config.getOptionalValue(name, String.class));
      if (!refusals.isEmpty()) {
        throw new IllegalStateException(String.join("\n", refusals));
      }
    }
  }

  /** Why a packaged service must not start with this configuration: all there is to mend. */
  static List<String> refusals(
      List<String> profiles, Function<String, Optional<String>> configuration) {
    Function<String, Optional<String>> settings =
        name -> configuration.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    var refusals = new ArrayList<String>();
    if (profiles.contains(LAPTOP_PROFILE)) {
      laptop(settings, refusals);
    } else {
      production(settings, refusals);
    }
    ServiceToken.refusal(settings).ifPresent(refusals::add);
    return refusals;
  }

  private static void laptop(Function<String, Optional<String>> settings, List<String> refusals) {
    if (!settings.apply(HTTP_HOST).map(LOOPBACK::contains).orElse(false)) {
      refusals.add(
          "The 'laptop' profile accepts tokens that anybody with the local key can make, so it serves the loopback address only."
              + " Set quarkus.http.host=127.0.0.1, or leave the profile.");
    }
    if (settings.apply(PUBLIC_KEY).isEmpty() && settings.apply(ISSUER).isEmpty()) {
      refusals.add(
          "No issuer of access tokens is configured. ./latitude run sets quarkus.oidc.public-key to the key of its data folder.");
    }
  }

  private static void production(
      Function<String, Optional<String>> settings, List<String> refusals) {
    if (settings.apply(PUBLIC_KEY).isPresent()) {
      refusals.add(
          "quarkus.oidc.public-key is set, but trusting a bare key is for the 'laptop' profile only."
              + " Remove it and set quarkus.oidc.auth-server-url to your OpenID Connect issuer.");
    } else if (settings.apply(ISSUER).isEmpty()) {
      refusals.add(
          "No issuer of access tokens is configured. Set quarkus.oidc.auth-server-url (QUARKUS_OIDC_AUTH_SERVER_URL) to your OpenID Connect issuer.");
    }
    settings
        .apply(ISSUER)
        .filter(issuer -> !isPrivate(issuer))
        .filter(_ -> !settings.apply(PLAIN_HTTP).map(Boolean::parseBoolean).orElse(false))
        .ifPresent(
            issuer ->
                refusals.add(
                    "quarkus.oidc.auth-server-url is %s: without https, whoever is on the way could hand over keys of their own. Use https, or, on a network of your own, set latitude.identity.plain-http-issuer=true."
                        .formatted(issuer)));
    if (settings.apply(ISSUER_NAME).filter(ANY::equals).isPresent()) {
      refusals.add(
          "quarkus.oidc.token.issuer is 'any', which accepts tokens whoever they say they are from. Remove it: the issuer tells its name itself.");
    }
    if (settings.apply(AUDIENCE).filter(audience -> !audience.equals(ANY)).isEmpty()) {
      refusals.add(
          "quarkus.oidc.token.audience names nobody, which accepts tokens that were made for another application. Set it to the audience that your issuer gives Latitude.");
    }
    if (settings.apply(ROLES).isEmpty()) {
      refusals.add(
          "quarkus.oidc.roles.role-claim-path is empty, which takes roles from wherever a token has some, those of other applications included. Set it to the claim with the roles in Latitude.");
    }
  }

  /** Whether nobody else can read, and change, what the issuer says. */
  private static boolean isPrivate(String issuer) {
    var uri = URI.create(issuer);
    return "https".equals(uri.getScheme())
        || Optional.ofNullable(uri.getHost()).map(LOOPBACK::contains).orElse(false);
  }
}
