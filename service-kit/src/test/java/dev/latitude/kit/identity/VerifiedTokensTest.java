package dev.latitude.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(300);

  private final Platform platform = new Platform();

  @Test
  void a_token_is_verified_once() {
    var tokens = remembering(Duration.ofMinutes(1));
    var first = authenticate(tokens, "Bearer robin");
    var second = authenticate(tokens, "Bearer robin");

    assertThat(platform.verified).hasValue(1);
    assertThat(second).isSameAs(first);
    assertThat(second.getPrincipal().getName()).isEqualTo("Bearer robin");
    assertThat(second.getRoles()).containsExactly("manager");
  }

  @Test
  void everybody_is_found_out_by_their_own_token() {
    var tokens = remembering(Duration.ofMinutes(1));
    authenticate(tokens, "Bearer robin");

    assertThat(authenticate(tokens, "Bearer morgan").getPrincipal().getName())
        .isEqualTo("Bearer morgan");
    assertThat(platform.verified).hasValue(2);
  }

  @Test
  void nothing_of_the_request_it_was_found_out_for_is_remembered() {
    assertThat(authenticate(remembering(Duration.ofMinutes(1)), "Bearer robin").getAttributes())
        .isEmpty();
  }

  @Test
  void what_was_refused_is_asked_about_again() {
    var tokens = remembering(Duration.ofMinutes(1));
    platform.refuses = true;
    assertThatExceptionOfType(AuthenticationFailedException.class)
        .isThrownBy(() -> authenticate(tokens, "Bearer robin"));
    platform.refuses = false;

    assertThat(authenticate(tokens, "Bearer robin").getPrincipal().getName())
        .isEqualTo("Bearer robin");
  }

  @Test
  void a_token_that_lives_by_leeway_alone_is_verified_each_time() {
    platform.expires = NOW.minusSeconds(1);
    var tokens = remembering(Duration.ofMinutes(1));
    authenticate(tokens, "Bearer robin");
    platform.refuses = true;

    assertThatExceptionOfType(AuthenticationFailedException.class)
        .isThrownBy(() -> authenticate(tokens, "Bearer robin"));
  }

  @Test
  void a_token_is_not_remembered_beyond_its_end() throws Exception {
    platform.expires = NOW.plusSeconds(1);
    var tokens =
        new VerifiedTokens(
            platform,
            Clock.fixed(NOW.plusMillis(950), ZoneOffset.UTC),
            config(Duration.ofMinutes(1)));
    authenticate(tokens, "Bearer robin");
    platform.refuses = true;
    Thread.sleep(60); // by the time of the machine, which nobody sets back

    assertThatExceptionOfType(AuthenticationFailedException.class)
        .isThrownBy(() -> authenticate(tokens, "Bearer robin"));
  }

  @Test
  void nothing_is_remembered_for_longer_than_is_set() {
    var tokens = remembering(Duration.ZERO);
    authenticate(tokens, "Bearer robin");
    authenticate(tokens, "Bearer robin");

    assertThat(platform.verified).hasValue(2);
  }

  @Test
  void without_a_token_the_platform_decides() {
    platform.nobody = true;
    var tokens = remembering(Duration.ofMinutes(1));

    assertThat(tokens.authenticate(exchange(null), NO_PROVIDERS).await().indefinitely()).isNull();
    assertThat(tokens.authenticate(exchange("Basic x"), NO_PROVIDERS).await().indefinitely())
        .isNull();
  }

  private VerifiedTokens remembering(Duration kept) {
    return new VerifiedTokens(platform, Clock.fixed(NOW, ZoneOffset.UTC), config(kept));
  }

  private static IdentityConfig config(Duration kept) {
    return new IdentityConfig() {
      @Override
      public Duration keysKept() {
        return Duration.ofMinutes(5);
      }

      @Override
      public Duration tokensKept() {
        return kept;
      }

      @Override
      public boolean plainHttpIssuer() {
        return false;
      }
    };
  }

  private static SecurityIdentity authenticate(VerifiedTokens tokens, String authorization) {
    return tokens.authenticate(exchange(authorization), NO_PROVIDERS).await().indefinitely();
  }

  private static RoutingContext exchange(@Nullable String authorization) {
    var request = proxy(HttpServerRequest.class, Map.of("getHeader", nullable(authorization)));
    return proxy(RoutingContext.class, Map.of("request", new Object[] {request}));
  }

  private static Object[] nullable(@Nullable Object value) {
    return new Object[] {value};
  }

  /** Answers the methods by the values, and nothing else. */
  private static <T> T proxy(Class<T> type, Map<String, Object[]> values) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> {
              var value = values.get(method.getName());
              if (value == null) {
                throw new UnsupportedOperationException(method.getName());
              }
              return value[0];
            }));
  }

  private static final IdentityProviderManager NO_PROVIDERS =
      new IdentityProviderManager() {
        @Override
        public Uni<SecurityIdentity> authenticate(AuthenticationRequest request) {
          throw new UnsupportedOperationException();
        }

        @Override
        public SecurityIdentity authenticateBlocking(AuthenticationRequest request) {
          throw new UnsupportedOperationException();
        }
      };

  /** Takes every token for its holder's name. */
  private static final class Platform implements HttpAuthenticationMechanism {
    private final AtomicInteger verified = new AtomicInteger();
    private boolean refuses;
    private boolean nobody;
    private Instant expires = LATER;

    @Override
    public Uni<SecurityIdentity> authenticate(
        RoutingContext exchange, IdentityProviderManager providers) {
      if (nobody) {
        return Uni.createFrom().nullItem();
      }
      if (refuses) {
        return Uni.createFrom().failure(new AuthenticationFailedException());
      }
      verified.incrementAndGet();
      return Uni.createFrom()
          .item(
              QuarkusSecurityIdentity.builder()
                  .setPrincipal(new Token(exchange.request().getHeader("Authorization"), expires))
                  .addRole("manager")
                  .addAttribute("exchange", exchange)
                  .build());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
      throw new UnsupportedOperationException();
    }
  }

  private record Token(String name, Instant expires) implements JsonWebToken {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public Set<String> getClaimNames() {
      return Set.of("exp");
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T getClaim(String claim) {
      return (T) Long.valueOf(expires.getEpochSecond());
    }
  }
}
