package dev.latitude.agreement.people;

import dev.latitude.agreement.agreement.Agreement;
import dev.latitude.agreement.agreement.Agreements;
import dev.latitude.agreement.contextevent.ContextEvent;
import dev.latitude.agreement.register.DecisionRights;
import dev.latitude.agreement.webhook.WebhookEndpoint;
import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.people.PersonalData;
import dev.latitude.kit.people.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Where agreements, context events, the register and webhooks name persons. */
@ApplicationScoped
class AgreementPeople implements PersonalData {
  private static final String AGREEMENT = "agreement";
  private static final String CONTEXT_EVENT = "context-event";
  private static final String WEBHOOK_ENDPOINT = "webhook-endpoint";

  /** So many open things are named at most. */
  private static final int HANDFUL = 5;

  private static final List<PersonalTable> TABLES =
      List.of(
          PersonalTable.of("agreement")
              .belongingTo(AGREEMENT, "id")
              .persons(
                  "employee",
                  "approver",
                  "suspended_by",
                  "amendment_opened_by",
                  "terminated_by",
                  "later_terminated_by")
              .documents("terms", "offered_terms", "amendment_terms", "basis"),
          PersonalTable.of("agreement_version")
              .belongingTo(AGREEMENT, "agreement_id")
              .persons("offered_by")
              .documents("terms")
              .texts("canonical"),
          PersonalTable.of("agreement_signature")
              .belongingTo(AGREEMENT, "agreement_id")
              .persons("person"),
          PersonalTable.of("agreement_review")
              .belongingTo(AGREEMENT, "agreement_id")
              .persons("held_by"),
          PersonalTable.of("hr_acknowledgement")
              .belongingTo(AGREEMENT, "agreement_id")
              .persons("acknowledged_by"),
          PersonalTable.of("context_event")
              .belongingTo(CONTEXT_EVENT, "id")
              .persons("recorded_by")
              .documents("people"),
          PersonalTable.of("context_event_effect")
              .belongingTo(CONTEXT_EVENT, "context_event_id")
              .persons("employee", "approver"),
          PersonalTable.of("webhook_endpoint")
              .belongingTo(WEBHOOK_ENDPOINT, "id")
              .persons("created_by"),
          PersonalTable.of("decision_right").persons("person", "manager").documents("boundaries"),
          PersonalTable.of("suspended_right").persons("person"),
          PersonalTable.of("pilot_claim").persons("person").documents("claimed"));

  private final Agreements agreements;
  private final DecisionRights rights;
  private final EntityManager entities;
  private final Clock clock;

  AgreementPeople(
      Agreements agreements, DecisionRights rights, EntityManager entities, Clock clock) {
    this.agreements = agreements;
    this.rights = rights;
    this.entities = entities;
    this.clock = clock;
  }

  @Override
  public List<PersonalTable> tables() {
    return TABLES;
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "employee",
        "approver",
        "formerApprover",
        "by",
        "person",
        "people",
        "heldBy",
        "manager",
        "author",
        "recordedBy",
        "offeredBy",
        "suspendedBy",
        "openedBy",
        "terminatedBy",
        "createdBy",
        "acknowledgedBy");
  }

  @Override
  public Map<String, Class<? extends Aggregate>> things() {
    return Map.of(
        AGREEMENT,
        Agreement.class,
        CONTEXT_EVENT,
        ContextEvent.class,
        WEBHOOK_ENDPOINT,
        WebhookEndpoint.class);
  }

  /** A draft is named by no more of it than the feed tells: HR, who asks, does not read it. */
  @Override
  public List<String> openThings(String person) {
    return Stream.concat(
            agreements.aliveOf(person, HANDFUL).stream()
                .map(
                    agreement ->
                        "the agreement with %s (%s), %s"
                            .formatted(
                                agreement.employee().equals(person)
                                    ? agreement.approver()
                                    : agreement.employee(),
                                agreement.id(),
                                agreement.state())),
            rights.pilotsOf(person, clock.instant(), HANDFUL).stream()
                .map("the pilot %s, whose rights are in force"::formatted))
        .limit(HANDFUL)
        .toList();
  }

  /** What a receiver of webhooks has answered is nobody's words, and may name anybody. */
  @Override
  public List<String> deletions() {
    return List.of(
        "update webhook_attempt set response = null where position(:person in response) > 0");
  }

  @Override
  public List<RewrittenDocument> documentsOf(UUID thing) {
    return entities
        .unwrap(Session.class)
        .createNativeQuery(
            "select number, rewritten_hash from agreement_version where agreement_id = :thing and rewritten_hash is not null order by number",
            Object[].class)
        .setParameter("thing", thing)
        .getResultList()
        .stream()
        .map(row -> new RewrittenDocument(((Number) row[0]).longValue(), (String) row[1]))
        .toList();
  }

  /** Nobody can sign words by a hash that was made of others. */
  @Override
  public void afterRewriting(Aggregate thing, String by) {
    if (thing instanceof Agreement agreement) {
      documentsOf(agreement.id())
          .forEach(document -> agreements.takeOffTheTable(agreement, document.version(), by));
    }
  }
}
