package dev.latitude.agreement.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What an endpoint and this service alone know, and what deliveries are signed with.
 *
 * @param text as Standard Webhooks writes it: {@code whsec_} and Base64
 */
record WebhookSecret(String text) {
  private static final String PREFIX = "whsec_";
  private static final int LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static WebhookSecret random() {
    var bytes = new byte[LENGTH];
    RANDOM.nextBytes(bytes);
    return of(bytes);
  }

  static WebhookSecret of(byte[] bytes) {
    return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
  }

  /** What the signature is made with. */
  byte[] bytes() {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  /** It is never in a log. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
