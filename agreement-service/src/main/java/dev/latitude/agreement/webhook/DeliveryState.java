package dev.latitude.agreement.webhook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a delivery is. */
@Schema(name = "WebhookDeliveryState")
public enum DeliveryState {
  /** It is still to be sent, or to be sent again after a failure. */
  WAITING,
  DELIVERED,
  /**
   * It never got through while others did, and the next event of its thing had its turn. It can be
   * replayed.
   */
  GIVEN_UP
}
