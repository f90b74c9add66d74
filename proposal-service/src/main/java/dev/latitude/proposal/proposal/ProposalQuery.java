package dev.latitude.proposal.proposal;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One page of proposals, newest first, as SQL. Whoever looks at their own walks two indexes, what
 * they wrote and what was put before them, each from the newest down and only to the limit, so a
 * page costs the same however many proposals there are; one OR over both columns would sort
 * everything the person ever saw. A filter by person or by who is awaited walks that index instead.
 */
final class ProposalQuery {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);
  private static final String SUBMITTED = "revision_number > 0";

  private final Map<String, Object> parameters = new HashMap<>();
  private final List<String> filters = new ArrayList<>();
  private final List<String> visible;

  ProposalQuery(
      Actor viewer, ProposalListParams filter, LocalDate today, Optional<UUID> before, int limit) {
    parameters.put("viewer", viewer.person());
    parameters.put("before", before.orElse(AFTER_ALL));
    parameters.put("limit", limit);
    filters.add("id < :before");
    boolean byPerson =
        Stream.of(
                    person("author", filter.author, viewer),
                    person("approver", filter.approver, viewer),
                    person("awaiting", filter.awaiting, viewer))
                .filter(given -> given)
                .count()
            > 0;
    if (filter.state != null) {
      where("state = :state", "state", filter.state.name());
    }
    if (filter.decision != null) {
      where(
          "id in (select proposal_id from proposal_decision where decision = :decision)",
          "decision",
          filter.decision);
    }
    if (filter.overdue != null) {
      where(
          filter.overdue
              ? "awaiting is not null and respond_by < :today"
              : "(awaiting is null or respond_by >= :today)",
          "today",
          today);
    }
    visible = visibleTo(viewer, byPerson);
  }

  String sql() {
    var halves =
        visible.stream()
            .map(
                seen ->
                    "(select * from proposal where "
                        + seen
                        + filters.stream().map(f -> " and " + f).collect(Collectors.joining())
                        + " order by id desc limit :limit)")
            .collect(Collectors.joining(" union all "));
    return "select * from (" + halves + ") as found order by id desc limit :limit";
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  private static List<String> visibleTo(Actor viewer, boolean byPerson) {
    var mine = "author = :viewer";
    if (viewer.has(Roles.AUDITOR)) {
      return List.of("(" + mine + " or " + SUBMITTED + ")");
    }
    var beforeMe = "approver = :viewer and " + SUBMITTED;
    return byPerson ? List.of("(" + mine + " or " + beforeMe + ")") : List.of(mine, beforeMe);
  }

  private boolean person(String column, @Nullable String person, Actor viewer) {
    if (person == null) {
      return false;
    }
    where(column + " = :" + column, column, person.equals("me") ? viewer.person() : person);
    return true;
  }

  private void where(String condition, String parameter, Object value) {
    filters.add(condition);
    parameters.put(parameter, value);
  }
}
