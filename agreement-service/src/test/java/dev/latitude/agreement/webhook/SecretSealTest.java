package dev.latitude.agreement.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latitude.agreement.webhook.SecretSeal.Sealed;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSealTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NEXT =
      Base64.getEncoder().encodeToString("another key of thirty-two bytes.".getBytes(US_ASCII));

  private final UUID endpoint = UUID.randomUUID();
  private final WebhookSecret secret = WebhookSecret.random();

  @Test
  void what_is_sealed_opens_again_and_shows_nothing() {
    var sealed = seal(KEY).seal(endpoint, secret);
    assertThat(seal(KEY).open(endpoint, sealed).text()).isEqualTo(secret.text());
    assertThat(sealed.text()).isNotEqualTo(seal(KEY).seal(endpoint, secret).text());
  }

  @Test
  void a_new_key_seals_and_the_old_one_still_opens() {
    var old = seal(KEY).seal(endpoint, secret);
    var both = seal(NEXT, KEY);
    assertThat(both.open(endpoint, old).text()).isEqualTo(secret.text());
    assertThat(seal(NEXT).open(endpoint, both.seal(endpoint, secret)).text())
        .isEqualTo(secret.text());
    assertThatThrownBy(() -> seal(NEXT).open(endpoint, old))
        .hasMessageContaining("is not among latitude.webhooks.secret-keys");
  }

  @Test
  void it_opens_for_its_own_endpoint_only_and_unchanged_only() {
    var sealed = seal(KEY).seal(endpoint, secret);
    assertThatThrownBy(() -> seal(KEY).open(UUID.randomUUID(), sealed))
        .isInstanceOf(IllegalStateException.class);
    var bytes = Base64.getDecoder().decode(sealed.text());
    bytes[20] ^= 1;
    var changed = new Sealed(sealed.keyId(), Base64.getEncoder().encodeToString(bytes));
    assertThatThrownBy(() -> seal(KEY).open(endpoint, changed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void without_a_key_nothing_is_sealed() {
    assertThatThrownBy(() -> seal().seal(endpoint, secret))
        .isInstanceOf(WebhookRefusal.NotSetUp.class)
        .hasMessageContaining("latitude.webhooks.secret-keys");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "AAAA", "%%%"})
  void what_is_no_key_is_told_at_the_start_without_being_shown(String wrong) {
    assertThatThrownBy(() -> seal(KEY, wrong))
        .hasMessage(
            "latitude.webhooks.secret-keys has a key that is not the Base64 of 32 bytes; 'openssl rand -base64 32' makes one.");
  }

  private static SecretSeal seal(String... keys) {
    return new SecretSeal(WebhookSettings.of(List.of(keys), false, List.of()));
  }
}
