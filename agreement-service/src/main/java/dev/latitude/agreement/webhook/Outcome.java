package dev.latitude.agreement.webhook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of an attempt to deliver something. */
@Schema(name = "WebhookOutcome")
public enum Outcome {
  /** It was answered with 2xx, in time. */
  DELIVERED,
  /** It was answered with something else; a redirect is something else. */
  REFUSED,
  /** There was no answer in time. */
  TIMED_OUT,
  /** The host was not found, nobody answered there, or its certificate is not good. */
  UNREACHABLE,
  /** The address must not be sent to; nothing was. */
  NOT_ALLOWED
}
