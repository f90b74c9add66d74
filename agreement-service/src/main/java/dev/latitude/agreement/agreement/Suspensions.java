package dev.latitude.agreement.agreement;

import dev.latitude.kit.identity.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lets an agreement not hold for a while, and hold again. */
@ApplicationScoped
class Suspensions {
  private final AgreementChanges changes;
  private final AgreedRights rights;
  private final Clock clock;

  Suspensions(AgreementChanges changes, AgreedRights rights, Clock clock) {
    this.changes = changes;
    this.rights = rights;
    this.clock = clock;
  }

  /** Its rights leave the register at the same moment, and no pilot takes their place. */
  @Transactional
  public Agreement suspend(UUID id, @Nullable String ifMatch, Actor actor, String reason) {
    var now = clock.instant();
    var agreement =
        changes.change(id, ifMatch, actor, inForce -> inForce.suspend(actor, reason, now));
    rights.tell(agreement, now);
    return agreement;
  }

  /**
   * Its rights are back in the register from this moment on, all of them or, when somebody else has
   * given one of them meanwhile, none: then the answer names who has.
   */
  @Transactional
  public Agreement reinstate(UUID id, @Nullable String ifMatch, Actor actor) {
    var agreement = changes.change(id, ifMatch, actor, suspended -> suspended.reinstate(actor));
    rights.tell(agreement, clock.instant());
    return agreement;
  }

  /** Lets one agreement, whose row is locked, do what its terms say about the event. */
  List<AgreementEvent> react(
      Agreement agreement, ContextHappening event, String reportedBy, Instant now) {
    var events = agreement.reactTo(event, reportedBy, now);
    if (!events.isEmpty()) {
      changes.keep(agreement, reportedBy, events);
      if (agreement.state() == AgreementState.SUSPENDED) {
        rights.tell(agreement, now);
      }
    }
    return events;
  }
}
