package dev.latitude.agreement.agreement;

import dev.latitude.kit.http.ETags;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The part of drafting that happens once per idempotency key. It stands apart from the resource,
 * because it is one transaction from beginning to end, and other services must be asked before that
 * begins; see {@link Groundworks}.
 */
@ApplicationScoped
class Drafting {
  private final Agreements agreements;
  private final Amendments amendments;
  private final Caller caller;

  Drafting(Agreements agreements, Amendments amendments, Caller caller) {
    this.agreements = agreements;
    this.amendments = amendments;
    this.caller = caller;
  }

  @Idempotent
  RestResponse<AgreementView> amend(UUID id, @Nullable String ifMatch, NewAmendment amendment) {
    var agreement = amendments.amend(id, ifMatch, caller.actor(), amendment);
    return AgreementResource.answer(agreement, caller.actor());
  }

  @Idempotent
  RestResponse<AgreementView> draft(Groundwork groundwork, NegotiableTerms negotiable) {
    var agreement = agreements.draft(caller.actor(), groundwork, negotiable);
    return ResponseBuilder.create(
            RestResponse.Status.CREATED, AgreementView.from(agreement, caller.actor()))
        .location(URI.create("/api/v1/agreements/" + agreement.id()))
        .header(HttpHeaders.ETAG, ETags.of(agreement.version()))
        .build();
  }
}
