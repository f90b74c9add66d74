package dev.latitude.kit.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers for a short time who comes with a token that the platform has verified. The same token
 * comes with every request of a person's page or a machine's run, and verifying its signature and
 * reading its claims costs more than answering many of them.
 *
 * <p>What is remembered is forgotten when the token expires, and after {@link
 * IdentityConfig#tokensKept} in any case, so that a key withdrawn by the issuer is found out. What
 * was refused is not remembered: a new key may have come since.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens implements HttpAuthenticationMechanism {
  /** Some kilobytes each. With more at once, those seen least are verified again. */
  private static final int MOST = 4_096;

  private final HttpAuthenticationMechanism platform;
  private final Clock clock;
  private final Cache<String, SecurityIdentity> known;

  @Inject
  VerifiedTokens(OidcAuthenticationMechanism platform, Clock clock, IdentityConfig config) {
    this((HttpAuthenticationMechanism) platform, clock, config);
  }

  VerifiedTokens(HttpAuthenticationMechanism platform, Clock clock, IdentityConfig config) {
    this.platform = platform;
    this.clock = clock;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(
                Expiry.<String, SecurityIdentity>creating(
                    (_, identity) -> shorter(config.tokensKept(), left(identity))))
            .build();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Until the token expires. Leeway between clocks is only given by the platform. */
  private Duration left(SecurityIdentity identity) {
    var expires = Instant.ofEpochSecond(token(identity).getExpirationTime());
    var left = Duration.between(clock.instant(), expires);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static JsonWebToken token(SecurityIdentity identity) {
    return (JsonWebToken) identity.getPrincipal();
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext exchange, IdentityProviderManager providers) {
    var authorization = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null) {
      return platform.authenticate(exchange, providers);
    }
    var before = known.getIfPresent(authorization);
    if (before != null) {
      return Uni.createFrom().item(before);
    }
    return platform
        .authenticate(exchange, providers)
        .onItem()
        .ifNotNull()
        .transform(VerifiedTokens::withoutExchange)
        .onItem()
        .ifNotNull()
        .invoke(identity -> known.put(authorization, identity));
  }

  /** Who it is, without the request that it was found out for. */
  private static SecurityIdentity withoutExchange(SecurityIdentity identity) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(token(identity))
        .addRoles(identity.getRoles())
        .addCredentials(identity.getCredentials())
        .build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
    return platform.getChallenge(exchange);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return platform.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext exchange) {
    return platform.getCredentialTransport(exchange);
  }
}
