package dev.latitude.agreement.agreement;

import dev.latitude.agreement.pilot.Pilot;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The part of drafting that happens once per idempotency key. It stands apart from the resource,
 * because it is one transaction from beginning to end, and pilot-service must be asked before that
 * begins: a transaction that waits for another service holds a connection all the while.
 */
@ApplicationScoped
class Drafting {
  private final Agreements agreements;
  private final Caller caller;

  Drafting(Agreements agreements, Caller caller) {
    this.agreements = agreements;
    this.caller = caller;
  }

  @Idempotent
  RestResponse<AgreementView> draft(Optional<Pilot> pilot, NegotiableTerms negotiable) {
    var agreement = agreements.draft(caller.actor(), pilot, negotiable);
    return ResponseBuilder.create(
            RestResponse.Status.CREATED, AgreementView.from(agreement, caller.actor()))
        .location(URI.create("/api/v1/agreements/" + agreement.id()))
        .header(HttpHeaders.ETAG, ETags.of(agreement.version()))
        .build();
  }
}
