package dev.latitude.agreement.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The headers that Standard Webhooks 1.0.0 asks for. */
final class StandardWebhook {
  private static final String ALGORITHM = "HmacSHA256";

  private StandardWebhook() {}

  /**
   * @param secrets each signs; a receiver accepts any signature that it can verify
   */
  static Map<String, String> headers(
      UUID id, Instant at, byte[] body, List<WebhookSecret> secrets) {
    long timestamp = at.getEpochSecond();
    return Map.of(
        "webhook-id",
        id.toString(),
        "webhook-timestamp",
        String.valueOf(timestamp),
        "webhook-signature",
        secrets.stream()
            .map(secret -> "v1," + signature(secret, id + "." + timestamp + ".", body))
            .collect(Collectors.joining(" ")));
  }

  private static String signature(WebhookSecret secret, String before, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
      mac.update(before.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException everyJdkHasHmac) {
      throw new IllegalStateException(everyJdkHasHmac);
    }
  }
}
