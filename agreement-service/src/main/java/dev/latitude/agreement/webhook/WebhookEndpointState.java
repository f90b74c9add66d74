package dev.latitude.agreement.webhook;

/** Whether an endpoint is told what happens. */
public enum WebhookEndpointState {
  ENABLED,
  /** Nothing is sent. What happens meanwhile is sent, in order, when it is enabled again. */
  DISABLED
}
