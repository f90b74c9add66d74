package dev.latitude.agreement.agreement;

import dev.latitude.kit.handover.HandOver;
import dev.latitude.kit.handover.HandOverRequest;
import dev.latitude.kit.identity.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lets somebody else approve what an approver does not any more, all of it or nothing. */
@ApplicationScoped
class HandOvers {
  private final AgreementRepository repository;
  private final AgreementChanges changes;
  private final AgreedRights rights;
  private final Clock clock;

  HandOvers(
      AgreementRepository repository, AgreementChanges changes, AgreedRights rights, Clock clock) {
    this.repository = repository;
    this.changes = changes;
    this.rights = rights;
    this.clock = clock;
  }

  /** What would come of it now. Changes nothing and locks nothing. */
  @Transactional
  public HandOver foresee(HandOverRequest request) {
    var found = found(request);
    var now = clock.instant();
    var handedOver = new ArrayList<Agreement>();
    for (var agreement : upToMost(found)) {
      var _ = agreement.passTime(now, changes.deadlines());
      if (isAlive(agreement)) {
        var _ = agreement.handOver(request.successor(), request.reason());
        handedOver.add(agreement);
      }
    }
    return answer(request, handedOver, found);
  }

  /**
   * Carries it out. What has come to its end meanwhile, or was handed over by somebody else, is
   * passed over.
   */
  @Transactional
  public HandOver carryOut(HandOverRequest request, Actor actor) {
    var found = found(request);
    var ids = upToMost(found).stream().map(Agreement::id).toList();
    var locked = repository.lockApproved(ids, request.approver());
    var now = clock.instant();
    var handedOver = new ArrayList<Agreement>();
    for (var agreement : locked) {
      changes.catchUp(agreement, now);
      if (isAlive(agreement)) {
        changes.keep(
            agreement, actor.person(), agreement.handOver(request.successor(), request.reason()));
        handedOver.add(agreement);
      }
    }
    rights.handOver(handedOver, request.successor(), now);
    return answer(request, oldestFirst(handedOver, ids), found);
  }

  /** One more than are handed over, if there are more. */
  private List<Agreement> found(HandOverRequest request) {
    return repository.list(AgreementQuery.toHandOver(request, HandOver.MOST + 1));
  }

  private static List<Agreement> upToMost(List<Agreement> found) {
    return found.subList(0, Math.min(found.size(), HandOver.MOST));
  }

  /** As they were found; they were locked in another order. */
  private static List<Agreement> oldestFirst(List<Agreement> handedOver, List<UUID> ids) {
    var byId = handedOver.stream().collect(Collectors.toMap(Agreement::id, Function.identity()));
    return ids.stream().flatMap(id -> Optional.ofNullable(byId.get(id)).stream()).toList();
  }

  private static boolean isAlive(Agreement agreement) {
    return AgreementState.ALIVE.contains(agreement.state());
  }

  private HandOver answer(
      HandOverRequest request, List<Agreement> handedOver, List<Agreement> found) {
    var own = repository.list(AgreementQuery.ownOfSuccessor(request, HandOver.MOST));
    return new HandOver(items(handedOver), items(own), found.size() > HandOver.MOST);
  }

  private static List<HandOver.Item> items(List<Agreement> agreements) {
    return agreements.stream()
        .map(
            agreement ->
                new HandOver.Item(agreement.id(), agreement.employee(), agreement.state().name()))
        .toList();
  }
}
