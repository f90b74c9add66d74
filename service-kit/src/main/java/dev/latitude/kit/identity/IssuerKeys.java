package dev.latitude.kit.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latitude.kit.problem.IssuerOutage;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has the issuer's keys looked up again every few minutes, so that one which it has withdrawn is
 * trusted no longer than that.
 *
 * <p>The platform looks them up when a token names a key that it does not know, at most once in a
 * while however many such tokens are sent; otherwise it keeps those it has, for ever. So it is
 * shown a token that names a key which cannot be known.
 */
@ApplicationScoped
public class IssuerKeys {
  private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
  private static final String OF_NO_KEY =
      base64("{\"alg\":\"RS256\",\"kid\":\"latitude looks up the keys again\"}")
          + "."
          + base64("{}")
          + "."
          + base64("unsigned");

  private final TenantIdentityProvider provider;
  private final Vertx vertx;
  private final Optional<String> issuer;
  private final Duration kept;
  private @Nullable Long timer;

  IssuerKeys(
      TenantIdentityProvider provider,
      Vertx vertx,
      @ConfigProperty(name = IdentityGuard.ISSUER) Optional<String> issuer,
      IdentityConfig config) {
    this.provider = provider;
    this.vertx = vertx;
    this.issuer = issuer;
    this.kept = config.keysKept();
  }

  void start(@Observes StartupEvent event) {
    if (issuer.isPresent()) {
      timer = vertx.setPeriodic(kept.toMillis(), _ -> lookUp());
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (timer != null) {
      vertx.cancelTimer(timer);
    }
  }

  private void lookUp() {
    provider
        .authenticate(new AccessTokenCredential(OF_NO_KEY))
        .subscribe()
        .with(
            _ -> LOG.error("A token signed with no key was accepted"),
            refusal ->
                IssuerOutage.behind(refusal)
                    .ifPresent(
                        cause ->
                            LOG.warnf(
                                "The keys of the issuer %s cannot be looked up (%s); those known before stay trusted",
                                issuer.orElseThrow(), cause.getMessage())));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
