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
 * One page of proposals, newest first, as SQL. What somebody may see are two sets that never
 * overlap (what they wrote, and what was put before them), each with an index of its own; one OR
 * over both would sort everything the person ever saw. So each set is walked from the newest down
 * and only to the limit, and the page is the newest of the two. A set that a filter leaves nothing
 * of is not walked at all.
 *
 * <p>A set is walked in the order of its person and then of its proposals, and its person is named
 * by a range of one: in that order only the index of the set can be read. Were the person an
 * equality, the database would at times take all proposals from the newest down and wait for the
 * person's to come by, which takes for ever where they wrote long ago.
 */
final class ProposalQuery {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);
  private static final String AWAITING = "awaiting";
  private static final String SUBMITTED = "revision_number > 0";
  private static final String DRAFT = "revision_number = 0";

  private final Map<String, Object> parameters = new HashMap<>();
  private final List<String> filters = new ArrayList<>();
  private final List<Walk> walks;
  private final boolean byDecision;

  /** A limit in a place of its own would have the page planned anew each time. */
  private final String newest;

  /** One set: what is in it, and by which person its index is ordered before it is by proposal. */
  private record Walk(String condition, @Nullable String person) {}

  ProposalQuery(
      Actor viewer, ProposalListParams filter, LocalDate today, Optional<UUID> before, int limit) {
    parameters.put("before", before.orElse(AFTER_ALL));
    newest = "id desc limit " + limit;
    walks = walks(viewer, named(filter.author, viewer), named(filter.approver, viewer));
    byDecision = filter.decision != null;
    var awaiting = named(filter.awaiting, viewer);
    if (awaiting != null) {
      where("awaiting = :awaiting", AWAITING, awaiting);
    }
    if (filter.state != null) {
      where("state = :state", "state", filter.state.name());
    }
    if (filter.decision != null) {
      // the index on decisions is in the order of the proposals, too
      where("decision = :decision and proposal_id < :before", "decision", filter.decision);
    }
    if (filter.overdue != null) {
      where(
          filter.overdue
              ? "awaiting is not null and respond_by < :today"
              : "(awaiting is null or respond_by >= :today)",
          "today",
          today);
    }
  }

  /** Whether the filters contradict one another, so that nothing needs to be asked. */
  boolean isOfNothing() {
    return walks.isEmpty();
  }

  String sql() {
    return walks.stream()
        .map(this::sql)
        .collect(
            Collectors.joining(" union all ", "select * from (", ") as found order by " + newest));
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  private String sql(Walk walk) {
    var where =
        Stream.concat(Stream.of(walk.condition(), "id < :before"), filters.stream())
            .collect(Collectors.joining(" and "));
    // what waits for one person has an index of its own, and is little
    var person = parameters.containsKey(AWAITING) ? null : walk.person();
    return "(select proposal.* from %s where %s order by %s%s)"
        .formatted(
            byDecision ? "proposal_decision join proposal on id = proposal_id" : "proposal",
            where,
            person == null ? "" : person + ", ",
            newest);
  }

  private List<Walk> walks(Actor viewer, @Nullable String author, @Nullable String approver) {
    var me = viewer.person();
    boolean auditor = viewer.has(Roles.AUDITOR);
    var found = new ArrayList<Walk>();
    if (fits(author, me) && !me.equals(approver)) {
      var mine = of("author", me) + and("approver", approver);
      found.add(new Walk(auditor ? mine + " and " + DRAFT : mine, "author"));
    }
    if (auditor && author != null) {
      found.add(
          new Walk(
              SUBMITTED + " and " + of("author", author) + and("approver", approver), "author"));
    } else if (auditor && approver != null) {
      found.add(new Walk(SUBMITTED + " and " + of("approver", approver), "approver"));
    } else if (auditor) {
      found.add(new Walk(SUBMITTED, null));
    } else if (fits(approver, me) && !me.equals(author)) {
      found.add(
          new Walk(SUBMITTED + " and " + of("approver", me) + and("author", author), "approver"));
    }
    return found;
  }

  private static boolean fits(@Nullable String asked, String person) {
    return asked == null || asked.equals(person);
  }

  private String of(String column, String person) {
    parameters.put(column, person);
    return "%1$s between :%1$s and :%1$s".formatted(column);
  }

  private String and(String column, @Nullable String person) {
    if (person == null) {
      return "";
    }
    parameters.put(column, person);
    return " and %1$s = :%1$s".formatted(column);
  }

  private static @Nullable String named(@Nullable String person, Actor viewer) {
    return "me".equals(person) ? viewer.person() : person;
  }

  private void where(String condition, String parameter, Object value) {
    filters.add(condition);
    parameters.put(parameter, value);
  }
}
