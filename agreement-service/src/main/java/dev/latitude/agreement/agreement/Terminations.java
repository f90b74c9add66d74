package dev.latitude.agreement.agreement;

import dev.latitude.kit.identity.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The end of an agreement by the will of one of the two, and notice of it. */
@ApplicationScoped
class Terminations {
  private final AgreementChanges changes;
  private final AgreedRights rights;
  private final Clock clock;

  Terminations(AgreementChanges changes, AgreedRights rights, Clock clock) {
    this.changes = changes;
    this.rights = rights;
    this.clock = clock;
  }

  /** The register knows at the same moment when its rights end. */
  @Transactional
  public Agreement terminate(
      UUID id, @Nullable String ifMatch, Actor actor, TerminationRequest request) {
    var agreement = changes.changeable(id, ifMatch, actor);
    var events =
        agreement.terminate(actor, request.reason(), request.effectiveOn(), clock.instant());
    changes.keep(agreement, actor.person(), events);
    rights.tell(agreement, Objects.requireNonNull(agreement.termination()).endsAt());
    return agreement;
  }

  /**
   * What would have ended goes on, until the end that the other party's notice names if there is
   * one; if something else was to give one of its rights by then, it is refused and the notice
   * stays. While it is suspended, too: so nobody finds out only by reinstating it. Registered anew
   * from now on, and not only from the day on which it would have ended, so that whoever asks hears
   * the end and not that day.
   */
  @Transactional
  public Agreement withdraw(UUID id, @Nullable String ifMatch, Actor actor) {
    var agreement = changes.changeable(id, ifMatch, actor);
    var notice = agreement.termination();
    changes.keep(agreement, actor.person(), agreement.withdrawTermination(actor));
    rights.requireFree(agreement, Objects.requireNonNull(notice).endsAt());
    rights.tell(agreement, clock.instant());
    return agreement;
  }
}
