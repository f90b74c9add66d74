package dev.latitude.pilot.pilot;

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
import org.jspecify.annotations.Nullable;

/**
 * One page of pilots, newest first, as SQL. Whoever looks at their own walks two indexes, what they
 * try and what they let others try, each from the newest down and only to the limit, so a page
 * costs the same however many pilots there are; one OR over both columns would sort everything the
 * person ever saw. What waits for somebody and what is late have partial indexes of the same shape,
 * and what somebody observes has a table in that order.
 */
final class PilotQuery {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  private static final String OBSERVED =
      "pilot_observer join pilot on pilot.id = pilot_id where person = :observer and pilot_id < :before";

  private final Map<String, Object> parameters = new HashMap<>();
  private final List<String> filters = new ArrayList<>();
  private final List<String> sides;

  /** A limit in a place of its own would have the page planned anew each time. */
  private final String newest;

  PilotQuery(
      Actor viewer, PilotListParams filter, LocalDate today, Optional<UUID> before, int limit) {
    parameters.put("before", before.orElse(AFTER_ALL));
    newest = "order by id desc limit " + limit;
    filters.add("id < :before");
    person("author", filter.author, viewer);
    person("approver", filter.approver, viewer);
    if (filter.state != null) {
      where("state = :state", "state", filter.state.name());
    }
    if (filter.proposalId != null) {
      where("proposal_id = :proposal", "proposal", filter.proposalId);
    }
    if (filter.decision != null) {
      where(
          "terms -> 'rights' @> cast(:decision as jsonb)",
          "decision",
          "[{\"decision\": \"" + filter.decision + "\"}]");
    }
    if (filter.overdue != null) {
      where(
          filter.overdue ? "overdue_on <= :today" : "(overdue_on is null or overdue_on > :today)",
          "today",
          today);
    }
    if (filter.observer != null) {
      observed(filter.observer, filter.awaiting, viewer, today);
      sides = List.of(OBSERVED);
    } else {
      sides = sides(viewer, filter.awaiting, today);
    }
  }

  String sql() {
    var halves =
        sides.stream()
            .map(
                side ->
                    "(select pilot.* from "
                        + side
                        + filters.stream().map(f -> " and " + f).collect(Collectors.joining())
                        + " "
                        + newest
                        + ")")
            .collect(Collectors.joining(" union all "));
    return "select * from (" + halves + ") as found " + newest;
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  /** Everything that somebody observes, for themselves and an auditor; a party finds its own. */
  private void observed(String observer, @Nullable String awaiting, Actor viewer, LocalDate today) {
    var person = named(observer, viewer);
    parameters.put("observer", person);
    if (!viewer.is(person) && !viewer.has(Roles.AUDITOR)) {
      where("(author = :viewer or approver = :viewer)", "viewer", viewer.person());
    }
    if (awaiting != null) {
      parameters.put("today", today);
      where(
          "(author = :awaited and author_awaited_on <= :today or approver = :awaited and approver_awaited_on <= :today)",
          "awaited",
          named(awaiting, viewer));
    }
  }

  /** An auditor sees everybody's; everybody else what they are a party to, on either side. */
  private List<String> sides(Actor viewer, @Nullable String awaiting, LocalDate today) {
    if (awaiting != null) {
      parameters.put("today", today);
      parameters.put("awaited", named(awaiting, viewer));
      boolean own = viewer.has(Roles.AUDITOR) || viewer.is((String) parameters.get("awaited"));
      if (!own) {
        parameters.put("viewer", viewer.person());
      }
      return List.of(
          "pilot where author = :awaited and author_awaited_on <= :today"
              + (own ? "" : " and approver = :viewer"),
          "pilot where approver = :awaited and approver_awaited_on <= :today"
              + (own ? "" : " and author = :viewer"));
    }
    if (viewer.has(Roles.AUDITOR)) {
      return List.of("pilot where true");
    }
    parameters.put("viewer", viewer.person());
    return List.of("pilot where author = :viewer", "pilot where approver = :viewer");
  }

  private void person(String column, @Nullable String person, Actor viewer) {
    if (person != null) {
      where(column + " = :" + column, column, named(person, viewer));
    }
  }

  private static String named(String person, Actor viewer) {
    return person.equals("me") ? viewer.person() : person;
  }

  private void where(String condition, String parameter, Object value) {
    filters.add(condition);
    parameters.put(parameter, value);
  }
}
