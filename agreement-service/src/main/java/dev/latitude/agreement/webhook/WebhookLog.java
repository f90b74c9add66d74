package dev.latitude.agreement.webhook;

import dev.latitude.kit.history.EventStore;
import dev.latitude.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What HR and audit can find out about the deliveries of an endpoint. */
@ApplicationScoped
class WebhookLog {
  private final WebhookEndpoints endpoints;
  private final DeliveryLog log;
  private final EventStore events;

  WebhookLog(WebhookEndpoints endpoints, DeliveryLog log, EventStore events) {
    this.endpoints = endpoints;
    this.log = log;
    this.events = events;
  }

  List<LoggedDelivery> list(UUID endpoint, DeliveryParams params) {
    return log.list(
        endpoints.find(endpoint).id(), params.state, params.before(), params.limit() + 1);
  }

  /** With the event as it would be sent now, and every attempt. */
  DeliveryView find(UUID endpoint, UUID delivery) {
    var logged =
        log.find(endpoints.find(endpoint).id(), delivery).orElseThrow(ProblemException::notFound);
    var event = events.history(logged.subject(), logged.revision() - 1, 1).getFirst();
    return DeliveryView.from(logged, event, log.attempts(logged.id()));
  }

  EndpointStatus status(UUID endpoint) {
    return log.status(endpoints.find(endpoint).id());
  }
}
