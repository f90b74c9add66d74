package dev.latitude.agreement.webhook;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps the secrets of endpoints unreadable in the database and in its backups: AES-256-GCM, with
 * keys that only the service's configuration has. A sealed secret opens for its own endpoint only,
 * so that nobody who can write to the database can make one endpoint sign with another's.
 */
@Singleton
class SecretSeal {
  private static final int KEY_LENGTH = 32;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<Key> keys;

  SecretSeal(WebhooksConfig config) {
    this.keys = config.secretKeys().orElse(List.of()).stream().map(SecretSeal::key).toList();
  }

  /** What is wrong with a key is told at once, and not when somebody registers an endpoint. */
  void onStart(@Observes @Priority(2) StartupEvent event) {}

  Sealed seal(UUID endpoint, WebhookSecret secret) {
    if (keys.isEmpty()) {
      throw new WebhookRefusal.NotSetUp();
    }
    var key = keys.getFirst();
    var nonce = new byte[NONCE_LENGTH];
    RANDOM.nextBytes(nonce);
    var text = run(Cipher.ENCRYPT_MODE, key, nonce, endpoint, secret.bytes());
    var sealed = ByteBuffer.allocate(nonce.length + text.length).put(nonce).put(text).array();
    return new Sealed(key.id(), Base64.getEncoder().encodeToString(sealed));
  }

  WebhookSecret open(UUID endpoint, Sealed sealed) {
    var key =
        keys.stream()
            .filter(one -> one.id().equals(sealed.keyId()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The key "
                            + sealed.keyId()
                            + ", with which a secret of the endpoint "
                            + endpoint
                            + " is sealed, is not among latitude.webhooks.secret-keys"));
    var bytes = Base64.getDecoder().decode(sealed.text());
    var nonce = Arrays.copyOf(bytes, NONCE_LENGTH);
    var text = Arrays.copyOfRange(bytes, NONCE_LENGTH, bytes.length);
    return WebhookSecret.of(run(Cipher.DECRYPT_MODE, key, nonce, endpoint, text));
  }

  private static byte[] run(int mode, Key key, byte[] nonce, UUID endpoint, byte[] text) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(endpoint.getMostSignificantBits())
              .putLong(endpoint.getLeastSignificantBits())
              .flip());
      return cipher.doFinal(text);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(
          "A secret of the endpoint " + endpoint + " cannot be sealed or opened", failure);
    }
  }

  private static Key key(String text) {
    try {
      var bytes = Base64.getDecoder().decode(text.strip());
      if (bytes.length == KEY_LENGTH) {
        var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return new Key(
            HexFormat.of().formatHex(digest, 0, Integer.BYTES), new SecretKeySpec(bytes, "AES"));
      }
    } catch (IllegalArgumentException | GeneralSecurityException notOne) {
      // told below, without the text
    }
    throw new IllegalStateException(
        "latitude.webhooks.secret-keys has a key that is not the Base64 of 32 bytes; 'openssl rand -base64 32' makes one.");
  }

  /** A secret as the database has it, and the key that opens it. */
  record Sealed(String keyId, String text) {}

  private record Key(String id, SecretKey secret) {}
}
