package dev.latitude.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A packaged service starts only with an identity configuration that fits where it runs. */
class IdentityGuardTest {
  private static final Optional<String> KEY = Optional.of("MIIB");
  private static final Optional<String> ISSUER =
      Optional.of("https://id.example.org/realms/latitude");
  private static final Optional<String> NONE = Optional.empty();

  @Test
  void production_with_an_issuer_starts() {
    assertThat(IdentityGuard.refusal(List.of("prod"), NONE, ISSUER, Optional.of("0.0.0.0")))
        .isEmpty();
  }

  @Test
  void production_refuses_a_bare_key() {
    assertThat(IdentityGuard.refusal(List.of("prod"), KEY, NONE, Optional.of("127.0.0.1")))
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("'laptop' profile only", "auth-server-url"));
    assertThat(IdentityGuard.refusal(List.of("prod"), KEY, ISSUER, Optional.of("0.0.0.0")))
        .isPresent();
  }

  @Test
  void production_without_any_issuer_is_refused() {
    assertThat(IdentityGuard.refusal(List.of("prod"), NONE, NONE, Optional.of("0.0.0.0")))
        .hasValueSatisfying(reason -> assertThat(reason).contains("No issuer"));
  }

  @Test
  void the_laptop_serves_nobody_but_itself() {
    assertThat(IdentityGuard.refusal(List.of("laptop"), KEY, NONE, Optional.of("127.0.0.1")))
        .isEmpty();
    for (var host : List.of(Optional.of("0.0.0.0"), Optional.of("10.0.0.7"), NONE)) {
      assertThat(IdentityGuard.refusal(List.of("laptop"), KEY, NONE, host))
          .hasValueSatisfying(reason -> assertThat(reason).contains("loopback"));
    }
  }

  @Test
  void the_laptop_profile_beside_another_one_is_still_the_laptop() {
    assertThat(IdentityGuard.refusal(List.of("prod", "laptop"), KEY, NONE, Optional.of("0.0.0.0")))
        .isPresent();
  }
}
