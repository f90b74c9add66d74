package dev.latitude.proposal.proposal;

import dev.latitude.kit.handover.HandOver;
import dev.latitude.kit.handover.HandOverRequest;
import dev.latitude.kit.history.AggregateReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what one person approves, oldest first. */
@ApplicationScoped
class HandOverRepository {
  /**
   * What waits for an answer of either side, and what a trial or an agreement can still come of. As
   * in {@link ProposalQuery}, persons are named by a range of one: only an index by them has this
   * order.
   */
  private static final String APPROVED =
      """
      select * from proposal
      where approver between :approver and :approver and revision_number > 0
        and state in ('UNDER_REVIEW', 'COUNTERED', 'ACCEPTED') and %s
      order by %s approver desc, id limit %d
      """;

  static final String OF_OTHERS = APPROVED.formatted("author <> :successor", "", HandOver.MOST + 1);

  static final String OF_SOME =
      APPROVED.formatted(
          "author <> :successor and author = any(cast(:people as text[]))", "", HandOver.MOST + 1);

  static final String OF_SUCCESSOR =
      APPROVED.formatted("author between :successor and :successor", "author desc,", HandOver.MOST);

  private final EntityManager entities;
  private final AggregateReader reader;

  HandOverRepository(EntityManager entities, AggregateReader reader) {
    this.entities = entities;
    this.reader = reader;
  }

  /** Only to be read. */
  List<Proposal> read(HandOverRequest request) {
    return reader.list(Proposal.class, sql(request), parameters(request));
  }

  /**
   * Row after row in the order of the ids, so that of two hand-overs one waits for the other; what
   * has another approver by then is left out, and the next ones are taken instead.
   */
  List<Proposal> lock(HandOverRequest request) {
    var query = entities.createNativeQuery(sql(request) + " for update", Proposal.class);
    parameters(request).forEach(query::setParameter);
    @SuppressWarnings("unchecked") // the result class is given
    List<Proposal> proposals = query.getResultList();
    return proposals;
  }

  /** What nobody else wrote than the successor. Only to be read. */
  List<Proposal> ownOfSuccessor(HandOverRequest request) {
    var people = request.people();
    if (people != null && !people.contains(request.successor())) {
      return List.of();
    }
    return reader.list(
        Proposal.class,
        OF_SUCCESSOR,
        Map.of("approver", request.approver(), "successor", request.successor()));
  }

  private static String sql(HandOverRequest request) {
    return request.people() == null ? OF_OTHERS : OF_SOME;
  }

  private static Map<String, Object> parameters(HandOverRequest request) {
    var parameters = new HashMap<String, Object>();
    parameters.put("approver", request.approver());
    parameters.put("successor", request.successor());
    if (request.people() != null) {
      parameters.put("people", request.people().toArray(String[]::new));
    }
    return parameters;
  }
}
