package dev.latitude.agreement.agreement;

import dev.latitude.kit.handover.HandOverRequest;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One page of agreements, newest first unless it says otherwise, as SQL. A party walks two indexes,
 * as employee and as approver, each from the newest down and only to the limit, so a page costs the
 * same however many agreements there are; nobody is both, so nothing comes twice. HR and audit see
 * all that was ever offered, and walk the index of whatever they filter by.
 */
final class AgreementQuery {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  /** Of what the viewer sees, as {@link Agreement#termsFor} says; each half has its index. */
  private static final String IS_ABOUT =
      """
      ((terms -> 'rights' @> cast(:decision as jsonb)
          and (offered_terms is null or employee = :viewer or approver = :viewer))
        or (offered_terms is not null and offered_terms -> 'rights' @> cast(:decision as jsonb)
          and employee <> :viewer and approver <> :viewer))
      """;

  /** What has not come to its end. */
  static final String ALIVE =
      AgreementState.ALIVE.stream()
          .map(state -> "'" + state + "'")
          .collect(Collectors.joining(", ", "state in (", ")"));

  private final Map<String, Object> parameters = new HashMap<>();
  private final List<String> filters = new ArrayList<>();
  private final List<String> visible;

  /** A limit in a place of its own would have the page planned anew each time. */
  private final String order;

  AgreementQuery(Actor viewer, AgreementListParams filter, Optional<UUID> before, int limit) {
    parameters.put("viewer", viewer.person());
    parameters.put("before", before.orElse(AFTER_ALL));
    order = "order by id desc limit " + limit;
    filters.add("id < :before");
    where("state = :state", "state", filter.state == null ? null : filter.state.name());
    where("employee = :employee", "employee", person(filter.employee, viewer));
    where("approver = :approver", "approver", person(filter.approver, viewer));
    where(
        IS_ABOUT,
        "decision",
        filter.decision == null ? null : "[{\"decision\": \"" + filter.decision + "\"}]");
    where("pilot_id = :pilot", "pilot", filter.pilotId);
    where("proposal_id = :proposal", "proposal", filter.proposalId);
    where(
        "state in ('IN_FORCE', 'SUSPENDED') and ends_at < :endsBefore",
        "endsBefore",
        filter.endsBefore);
    if (filter.reviewDue != null) {
      filters.add(filter.reviewDue ? "review_due" : "not review_due");
    }
    visible = visibleTo(viewer, filter.awaiting != null);
  }

  private AgreementQuery(String person, Optional<UUID> before, int limit) {
    parameters.put("person", person);
    parameters.put("before", before.orElse(AFTER_ALL));
    order = "order by id desc limit " + limit;
    filters.add("id < :before");
    visible = List.of("employee = :person", "approver = :person");
  }

  private AgreementQuery(HandOverRequest request, String whose, int limit) {
    parameters.put("approver", request.approver());
    parameters.put("successor", request.successor());
    order = "order by id limit " + limit;
    filters.add(ALIVE);
    filters.add(whose);
    var people = request.people();
    where(
        "employee = any(:people)", "people", people == null ? null : people.toArray(new String[0]));
    visible = List.of("approver = :approver");
  }

  /** What is to have another approver, oldest first. */
  static AgreementQuery toHandOver(HandOverRequest request, int limit) {
    return new AgreementQuery(request, "employee <> :successor", limit);
  }

  /** What cannot have that approver, since it is theirs; oldest first. */
  static AgreementQuery ownOfSuccessor(HandOverRequest request, int limit) {
    return new AgreementQuery(request, "employee = :successor", limit);
  }

  /**
   * What somebody is a party of, as far as the viewer sees it.
   *
   * @param viewer that person, or somebody with the role {@code hr} or {@code auditor}
   */
  static AgreementQuery of(String person, Actor viewer, Optional<UUID> before, int limit) {
    var query = new AgreementQuery(person, before, limit);
    if (!viewer.is(person)) {
      query.where(
          "(version_number > 0 or employee = :viewer or approver = :viewer)",
          "viewer",
          viewer.person());
    }
    return query;
  }

  /** What somebody is a party of and has not come to its end. */
  static AgreementQuery alive(String person, int limit) {
    var query = new AgreementQuery(person, Optional.empty(), limit);
    query.filters.add(ALIVE);
    return query;
  }

  String sql() {
    var narrowed = filters.stream().map(filter -> " and " + filter).collect(Collectors.joining());
    return visible.stream()
        .map(seen -> "(select * from agreement where " + seen + narrowed + " " + order + ")")
        .collect(Collectors.joining(" union all ", "select * from (", ") as found " + order));
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  private static List<String> visibleTo(Actor viewer, boolean awaiting) {
    if (awaiting) {
      return List.of(
          "employee = :viewer and awaiting_employee", "approver = :viewer and awaiting_approver");
    }
    if (viewer.has(Roles.HR) || viewer.has(Roles.AUDITOR)) {
      return List.of("(version_number > 0 or employee = :viewer or approver = :viewer)");
    }
    return List.of("employee = :viewer", "approver = :viewer");
  }

  private static @Nullable String person(@Nullable String named, Actor viewer) {
    return "me".equals(named) ? viewer.person() : named;
  }

  private void where(String condition, String parameter, @Nullable Object value) {
    if (value != null) {
      filters.add(condition);
      parameters.put(parameter, value);
    }
  }
}
