package dev.latitude.proposal.comparison;

import static dev.latitude.proposal.comparison.ChangeKind.CONTEXT_CLAUSE_ADDED;
import static dev.latitude.proposal.comparison.ChangeKind.CONTEXT_CLAUSE_LOOSENED;
import static dev.latitude.proposal.comparison.ChangeKind.CONTEXT_CLAUSE_REMOVED;
import static dev.latitude.proposal.comparison.ChangeKind.CONTEXT_CLAUSE_TIGHTENED;

import dev.latitude.proposal.proposal.ContextClause;
import dev.latitude.proposal.proposal.ContextClause.Reaction;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What changed in what events around the team bring about. A clause is looser when it does less, or
 * the same later.
 */
final class ContextClauseChanges {
  private static final Comparator<ContextClause> STRICTNESS =
      Comparator.comparing(ContextClause::reaction)
          .thenComparing(ContextClauseChanges::days, Comparator.reverseOrder());

  private final Changes changes;

  ContextClauseChanges(Changes changes) {
    this.changes = changes;
  }

  void look(List<ContextClause> before, List<ContextClause> after) {
    var kept =
        changes.list(
            new Changes.Lists(CONTEXT_CLAUSE_ADDED, CONTEXT_CLAUSE_REMOVED),
            "contextClauses",
            before,
            after,
            ContextClause::event,
            ContextClauseChanges::inWords);
    for (var pair : kept) {
      var was = pair.before().value();
      var is = pair.after().value();
      int way = STRICTNESS.compare(is, was);
      if (way != 0) {
        changes.add(
            way < 0 ? CONTEXT_CLAUSE_LOOSENED : CONTEXT_CLAUSE_TIGHTENED,
            pair.place(is.event().name()),
            inWords(was),
            inWords(is));
      }
    }
  }

  private static int days(ContextClause clause) {
    return Objects.requireNonNullElse(clause.withinDays(), 0);
  }

  private static String inWords(ContextClause clause) {
    var days = clause.withinDays();
    return clause.reaction() == Reaction.REVIEW && days != null
        ? "REVIEW within " + days + (days == 1 ? " day" : " days")
        : clause.reaction().name();
  }
}
