package dev.latitude.proposal.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.kit.identity.Actor;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a page of a list costs in an organisation with very many proposals: the plans of the
 * database for each way to list, and how many rows each of them touches. All of it is rolled back
 * afterwards.
 */
@QuarkusTest
@WithTestResource(RealParts.class)
class ProposalListCostTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final int LIMIT = 11;

  /** What is on the table is little, and may be sorted; one walk through everything is 10,000. */
  private static final int MOST_TOUCHED = 250;

  /**
   * Long ago, every second proposal was put before one manager, and one author wrote all there
   * were; one in a hundred is on the table, and of those one in ten is late.
   */
  private static final List<String> MANY =
      List.of(
          """
          insert into proposal (id, version, created_at, updated_at, author, approver, state, awaiting, respond_by, content, revision_number,
                                decline_reason, would_change)
          select uuidv7(), 1, now(), now(), author, approver, state,
                 case when state = 'UNDER_REVIEW' then approver when state = 'COUNTERED' then author end,
                 case when state in ('UNDER_REVIEW', 'COUNTERED')
                      then date '2026-03-02' + case when i % 1000 = 0 then -1 else 1 end end,
                 '{}', case when state = 'DRAFT' then 0 else 1 end,
                 case when state = 'DECLINED' then 'WRONG_TIME' end, case when state = 'DECLINED' then 'Later' end
          from (select i,
                       case when i <= 1200 then 'prolific' else 'author-' || i % 5000 end as author,
                       case when i <= 4000 and i % 2 = 0 then 'boss' else 'approver-' || i % 500 end as approver,
                       case when i % 100 = 0 then (array['UNDER_REVIEW', 'COUNTERED'])[1 + (i / 100) % 2]
                            else (array['DRAFT', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'])[1 + i % 4] end as state
                from generate_series(1, 12000) i) as made
          """,
          """
          insert into proposal_decision (proposal_id, decision)
          select id, 'popular' from proposal where content = '{}'
          """,
          "analyze proposal",
          "analyze proposal_decision");

  private static final Pattern SCANNED =
      Pattern.compile("Scan.*actual .*rows=([0-9.]+) loops=([0-9]+)");
  private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: ([0-9]+)");

  @Inject EntityManager entities;

  @Test
  @TestTransaction
  void a_page_of_any_list_walks_an_index_and_touches_little_more_than_it_shows() {
    MANY.forEach(sql -> entities.createNativeQuery(sql).executeUpdate());
    ways()
        .forEach(
            way -> {
              var plan = plan(way);
              assertThat(plan).as(way.name()).doesNotContain("Seq Scan");
              assertThat(touched(plan)).as(way.name() + "\n" + plan).isLessThan(MOST_TOUCHED);
            });
  }

  @Test
  @TestTransaction
  void what_has_not_come_to_its_end_or_is_handed_over_is_found_by_whose_it_is() {
    MANY.forEach(sql -> entities.createNativeQuery(sql).executeUpdate());
    assertHandedOverByPerson();
    for (var person : List.of("prolific", "boss", "author-9", "nobody")) {
      assertFoundAtOnce(person);
    }
    entities
        .createNativeQuery(
            "update proposal set state = 'WITHDRAWN', awaiting = null, respond_by = null, decline_reason = null, would_change = null where author = 'prolific'")
        .executeUpdate();
    assertFoundAtOnce("prolific");
  }

  private void assertFoundAtOnce(String person) {
    var plan =
        plan(
            entities
                .createNativeQuery(
                    "explain analyze " + ProposalRepository.unfinished(5), String.class)
                .setParameter("person", person));
    assertThat(plan).as(person).doesNotContain("Seq Scan");
    assertThat(touched(plan)).as(person + "\n" + plan).isLessThan(MOST_TOUCHED);
  }

  private void assertHandedOverByPerson() {
    for (var approver : List.of("boss", "approver-8", "nobody")) {
      for (var author : List.of("prolific", "author-8", "nobody")) {
        assertFoundByPerson(HandOverRepository.OF_OTHERS + " for update", approver, author);
        assertFoundByPerson(HandOverRepository.OF_SOME + " for update", approver, author);
        assertFoundByPerson(HandOverRepository.OF_SUCCESSOR, approver, author);
      }
    }
  }

  private void assertFoundByPerson(String sql, String approver, String author) {
    var explain =
        entities
            .createNativeQuery("explain analyze " + sql, String.class)
            .setParameter("approver", approver)
            .setParameter("successor", author);
    if (sql.contains(":people")) {
      explain.setParameter("people", new String[] {author, "author-16"});
    }
    var plan = plan(explain);
    assertThat(plan)
        .doesNotContain("Seq Scan")
        .containsPattern("proposal_by_(approver|author|both)");
    // what an index finds for a bitmap is read from the table afterwards, and counted there
    var read = touched(plan.replaceAll(".*Bitmap Index Scan.*", ""));
    assertThat(read).as(plan).isLessThanOrEqualTo(ofEither(approver, author));
  }

  /** How much the one approves, or the other wrote. */
  private double ofEither(String approver, String author) {
    return ((Number)
            entities
                .createNativeQuery(
                    "select count(*) from proposal where approver = :approver or author = :author")
                .setParameter("approver", approver)
                .setParameter("author", author)
                .getSingleResult())
        .doubleValue();
  }

  private record Way(String name, Actor viewer, ProposalListParams filter) {}

  private static Stream<Way> ways() {
    var boss = new Actor("boss", Set.of("manager"));
    var prolific = new Actor("prolific", Set.of());
    var auditor = new Actor("ada", Set.of("auditor"));
    return Stream.of(
        way("what I wrote and what was put before me", boss, _ -> {}),
        way("what I wrote", prolific, f -> f.author = "me"),
        way("what was put before me", boss, f -> f.approver = "me"),
        way("what I wrote in a state", prolific, f -> f.state = ProposalState.ACCEPTED),
        way("the few of mine in a state", prolific, f -> f.state = ProposalState.COUNTERED),
        way("what is before me in a state", boss, f -> f.state = ProposalState.UNDER_REVIEW),
        way("what awaits me", boss, f -> f.awaiting = "me"),
        way("what awaits me and is late", boss, f -> awaitingMe(f, true)),
        way("what awaits me in time", boss, f -> awaitingMe(f, false)),
        way("what one person put before me", boss, f -> f.author = "author-9"),
        way("what I put before one person", prolific, f -> f.approver = "boss"),
        way("mine about a decision", prolific, f -> f.decision = "popular"),
        way("before me about a decision", boss, f -> f.decision = "popular"),
        way("everything, to an auditor", auditor, _ -> {}),
        way("by state, to an auditor", auditor, f -> f.state = ProposalState.COUNTERED),
        way("by author, to an auditor", auditor, f -> f.author = "prolific"),
        way("by approver, to an auditor", auditor, f -> f.approver = "boss"),
        way("by awaited, to an auditor", auditor, f -> f.awaiting = "boss"),
        way("what is late, to an auditor", auditor, f -> f.overdue = true),
        way("by decision, to an auditor", auditor, f -> f.decision = "popular"));
  }

  private static Way way(String name, Actor viewer, Consumer<ProposalListParams> set) {
    var filter = new ProposalListParams();
    set.accept(filter);
    return new Way(name, viewer, filter);
  }

  private static void awaitingMe(ProposalListParams filter, boolean overdue) {
    filter.awaiting = "me";
    filter.overdue = overdue;
  }

  private String plan(Way way) {
    var query = new ProposalQuery(way.viewer(), way.filter(), TODAY, Optional.empty(), LIMIT);
    var explain = entities.createNativeQuery("explain analyze " + query.sql(), String.class);
    query.parameters().forEach(explain::setParameter);
    return plan(explain);
  }

  private static String plan(Query explain) {
    @SuppressWarnings("unchecked") // the result class is given
    List<String> lines = explain.getResultList();
    return String.join("\n", lines);
  }

  private static double touched(String plan) {
    double kept =
        SCANNED
            .matcher(plan)
            .results()
            .mapToDouble(m -> Double.parseDouble(m.group(1)) * Double.parseDouble(m.group(2)))
            .sum();
    double removed =
        REMOVED.matcher(plan).results().mapToDouble(m -> Double.parseDouble(m.group(1))).sum();
    return kept + removed;
  }
}
