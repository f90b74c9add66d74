package dev.latitude.proposal.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latitude.proposal.proposal.ProposalContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of change under its own name. */
class ComparisonTest {
  private static final String RIGHT = "/rights/0";
  private static final String GUARDRAIL = "/triggers/0";
  private static final String SIGNAL = "/triggers/1";

  @ParameterizedTest
  @CsvSource({
    "'', title, Another title, TITLE_REWORDED",
    "'', approver, sam, APPROVER_CHANGED",
    "'', workScope, ROLE, WORK_SCOPE_CHANGED",
    "'', businessOutcome, Fewer calls, OUTCOME_REWORDED",
    "'', respondBy, 2026-03-09, ANSWER_DATE_CHANGED",
    "/rights/0, requestedLevel, DELEGATE, LEVEL_RAISED",
    "/rights/0, requestedLevel, AGREE, LEVEL_LOWERED",
    "/rights/0, currentLevel, AGREE, CURRENT_LEVEL_CHANGED",
    "/rights/0, dimension, TIMING, DIMENSION_CHANGED",
    "/rights/0, risk, HIGH, RISK_OF_RIGHT_RAISED",
    "/rights/0, risk, LOW, RISK_OF_RIGHT_LOWERED",
    "/rights/0, rationale, Another reason, RATIONALE_REWORDED",
    "/rights/0/limit, amount, 2500.01, LIMIT_RAISED",
    "/rights/0/limit, amount, 2499.99, LIMIT_LOWERED",
    "/rights/0/limit, currency, USD, LIMIT_CURRENCY_CHANGED",
    "/boundaries/0, heldBy, sam, BOUNDARY_MOVED",
    "/metrics/0, name, Score, METRIC_RENAMED",
    "/metrics/0, unit, stars, METRIC_UNIT_CHANGED",
    "/metrics/0/baseline, source, A guess, BASELINE_SOURCE_CHANGED",
    "/metrics/0/baseline, from, 2026-01-02, BASELINE_PERIOD_CHANGED",
    "/risks/0, mitigation, Two checklists, RISK_MITIGATION_CHANGED",
    "/risks/0, trigger, score-falls, RISK_TRIGGER_CHANGED",
    "/risks/0, acceptedResidual, Typing errors, RISK_RESIDUAL_CHANGED",
    "/triggers/0, kind, SIGNAL, TRIGGER_LOOSENED",
    "/triggers/1, kind, GUARDRAIL, TRIGGER_TIGHTENED",
    "/triggers/0, mode, SHADOW, TRIGGER_LOOSENED",
    "/triggers/1, mode, ARMED, TRIGGER_TIGHTENED",
    "/triggers/0, metric, errors, TRIGGER_CHANGED",
    "/triggers/0, operator, ABOVE, TRIGGER_CHANGED",
    "/triggers/0/noData, action, NOTIFY, MISSING_DATA_LOOSENED",
    "/triggers/0/noData, action, HOLD, MISSING_DATA_LOOSENED",
    "/triggers/0/noData, grace, P11D, MISSING_DATA_LOOSENED",
    "/triggers/0/noData, grace, P9D, MISSING_DATA_TIGHTENED",
    "/triggers/1/noData, action, PAUSE, MISSING_DATA_TIGHTENED",
    "/contextClauses/0, withinDays, 15, CONTEXT_CLAUSE_LOOSENED",
    "/contextClauses/0, withinDays, 13, CONTEXT_CLAUSE_TIGHTENED",
    "/evidence/0, result, One correction, EVIDENCE_CHANGED",
    "/pilot, end, 2026-03-30, PILOT_LENGTHENED",
    "/pilot, end, 2026-03-28, PILOT_SHORTENED",
    "/pilot, statusUpdateEvery, P14D, UPDATES_LESS_OFTEN",
    "/pilot, statusUpdateEvery, P1M, UPDATES_LESS_OFTEN",
    "/pilot, statusUpdateEvery, P1D, UPDATES_MORE_OFTEN",
    "/pilot, endsEarlyIf, Somebody leaves, EARLY_END_CHANGED",
  })
  void a_property_that_changes_is_named(String at, String property, String value, ChangeKind kind) {
    var change = only(content -> ((ObjectNode) content.at(at)).put(property, value));
    assertThat(change.kind()).isEqualTo(kind);
    assertThat(change.pointerAfter()).startsWith(at);
    assertThat(change.pointerBefore()).isEqualTo(change.pointerAfter());
  }

  @ParameterizedTest
  @CsvSource({
    "/rights, RIGHT_REMOVED, RIGHT_ADDED",
    "/boundaries, BOUNDARY_REMOVED, BOUNDARY_ADDED",
    "/benefits, BENEFIT_REMOVED, BENEFIT_ADDED",
    "/metrics, METRIC_REMOVED, METRIC_ADDED",
    "/risks, RISK_REMOVED, RISK_ADDED",
    "/triggers, TRIGGER_REMOVED, TRIGGER_ADDED",
    "/contextClauses, CONTEXT_CLAUSE_REMOVED, CONTEXT_CLAUSE_ADDED",
    "/checklist, CHECKLIST_ITEM_REMOVED, CHECKLIST_ITEM_ADDED",
    "/drivers, DRIVER_REMOVED, DRIVER_ADDED",
    "/evidence, EVIDENCE_REMOVED, EVIDENCE_ADDED",
    "/pilot/reviewDates, REVIEWS_REMOVED, REVIEWS_ADDED",
  })
  void what_leaves_or_joins_a_list_is_named(String list, ChangeKind removed, ChangeKind added) {
    var shorter = ContentFixture.with(content -> ((ArrayNode) content.at(list)).remove(1));
    var full = ContentFixture.full();
    assertThat(kinds(full, shorter)).containsExactly(removed);
    assertThat(kinds(shorter, full)).containsExactly(added);
  }

  @ParameterizedTest
  @CsvSource({
    "/rights/0, limit, LIMIT_REMOVED, LIMIT_ADDED",
    "/metrics/1, target, TARGET_REMOVED, TARGET_ADDED",
    "/metrics/1, baseline, BASELINE_REMOVED, BASELINE_ADDED",
    "'', pilot, PILOT_REMOVED, PILOT_ADDED",
    "/pilot, end, PILOT_LENGTHENED, PILOT_SHORTENED",
  })
  void what_is_left_out_or_filled_in_is_named(
      String at, String property, ChangeKind removed, ChangeKind added) {
    var without = ContentFixture.with(content -> ((ObjectNode) content.at(at)).remove(property));
    var full = ContentFixture.full();
    var gone = Comparison.between(full, without).changes().getFirst();
    assertThat(gone.kind()).isEqualTo(removed);
    assertThat(gone.pointerBefore()).isEqualTo(at + "/" + property);
    assertThat(gone.pointerAfter()).isNull();
    assertThat(kinds(without, full)).containsExactly(added);
  }

  @ParameterizedTest
  @CsvSource({
    "/metrics/0, 4.4, TARGET_MADE_HARDER",
    "/metrics/0, 4.2, TARGET_MADE_EASIER",
    "/metrics/1, 1.4, TARGET_MADE_HARDER",
    "/metrics/1, 1.6, TARGET_MADE_EASIER",
  })
  void a_target_is_harder_or_easier_by_the_direction_of_its_metric(
      String metric, java.math.BigDecimal target, ChangeKind kind) {
    assertThat(only(content -> ((ObjectNode) content.at(metric)).put("target", target)).kind())
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "/triggers/0, -20, TRIGGER_LOOSENED",
    "/triggers/0, -5, TRIGGER_TIGHTENED",
    "/triggers/1, 5, TRIGGER_LOOSENED",
    "/triggers/1, 3, TRIGGER_TIGHTENED",
  })
  void a_limit_further_off_is_looser_on_either_side(String trigger, int value, ChangeKind kind) {
    var change =
        only(content -> ((ObjectNode) content.at(trigger + "/threshold")).put("value", value));
    assertThat(change.kind()).isEqualTo(kind);
    assertThat(change.pointerAfter()).isEqualTo(trigger + "/threshold");
  }

  @ParameterizedTest
  @CsvSource({
    "consecutive, 3, TRIGGER_LOOSENED",
    "consecutive, 1, TRIGGER_TIGHTENED",
    "minimumSample, 6, TRIGGER_LOOSENED",
    "minimumSample, 4, TRIGGER_TIGHTENED",
  })
  void more_breaches_or_a_larger_sample_is_looser(String property, int value, ChangeKind kind) {
    assertThat(only(content -> ((ObjectNode) content.at(GUARDRAIL)).put(property, value)).kind())
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "3.78, TRIGGER_CHANGED, BELOW 3.78",
    "3.7, TRIGGER_LOOSENED, BELOW 3.7",
    "4, TRIGGER_TIGHTENED, BELOW 4"
  })
  void a_limit_on_another_basis_is_held_against_where_the_one_before_acts(
      java.math.BigDecimal value, ChangeKind kind, String after) {
    var change =
        only(
            content ->
                ((ObjectNode) content.at(GUARDRAIL + "/threshold"))
                    .put("basis", "ABSOLUTE")
                    .put("value", value));
    assertThat(change.kind()).isEqualTo(kind);
    assertThat(change.before()).isEqualTo("BELOW -10 % from the baseline (3.78)");
    assertThat(change.after()).isEqualTo(after);
  }

  @Test
  void a_clause_that_suspends_is_tighter_than_one_that_calls_a_review() {
    var change =
        only(
            content ->
                ((ObjectNode) content.at("/contextClauses/0"))
                    .put("reaction", "SUSPEND")
                    .remove("withinDays"));
    assertThat(change.kind()).isEqualTo(ChangeKind.CONTEXT_CLAUSE_TIGHTENED);
    assertThat(change.pointerAfter()).isEqualTo("/contextClauses/0");
    assertThat(change.sentence())
        .isEqualTo(
            "The clause 'NEW_MANAGER' was tightened: SUSPEND instead of REVIEW within 14 days.");
  }

  @Test
  void missing_data_that_do_more_after_a_longer_grace_are_both_named() {
    var changes =
        changes(
            content ->
                ((ObjectNode) content.at(SIGNAL + "/noData"))
                    .put("action", "PAUSE")
                    .put("grace", "P30D"));
    assertThat(changes)
        .extracting(Change::kind, Change::pointerAfter, Change::before, Change::after)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                ChangeKind.MISSING_DATA_TIGHTENED,
                SIGNAL + "/noData",
                "NOTIFY after P3D",
                "PAUSE after P30D"),
            org.assertj.core.groups.Tuple.tuple(
                ChangeKind.MISSING_DATA_LOOSENED,
                SIGNAL + "/noData/grace",
                "after P3D",
                "after P30D"));
  }

  @Test
  void a_trigger_that_says_nothing_of_missing_data_holds() {
    var silent = ContentFixture.with(content -> ((ObjectNode) content.at(SIGNAL)).remove("noData"));
    assertThat(Comparison.between(ContentFixture.full(), silent).changes())
        .extracting(Change::sentence)
        .containsExactly(
            "Missing data mean less to the brake 'errors-rise': HOLD instead of NOTIFY after P3D.");
    var holding =
        ContentFixture.with(
            content -> ((ObjectNode) content.at(SIGNAL)).putObject("noData").put("action", "HOLD"));
    assertThat(Comparison.between(silent, holding).changes()).isEmpty();
  }

  @Test
  void a_baseline_that_sinks_takes_a_relative_brake_with_it() {
    var changes =
        changes(content -> ((ObjectNode) content.at("/metrics/0/baseline")).put("value", 4));
    assertThat(changes)
        .extracting(Change::kind, Change::sentence)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                ChangeKind.BASELINE_LOWERED, "The baseline of 'score' was lowered from 4.2 to 4."),
            org.assertj.core.groups.Tuple.tuple(
                ChangeKind.TRIGGER_LOOSENED,
                "The brake 'score-falls' was loosened: BELOW -10 % from the baseline (3.6) instead of BELOW -10 % from the baseline"
                    + " (3.78)."));
  }

  @Test
  void a_brake_on_the_other_side_is_another_brake_and_neither_looser_nor_tighter() {
    var changes =
        changes(
            content -> {
              ((ObjectNode) content.at(SIGNAL)).put("operator", "BELOW");
              ((ObjectNode) content.at(SIGNAL + "/threshold")).put("value", 9);
            });
    assertThat(changes).extracting(Change::kind).containsOnly(ChangeKind.TRIGGER_CHANGED);
  }

  @Test
  void a_target_of_a_metric_that_turned_around_is_neither_harder_nor_easier() {
    var changes =
        changes(
            content ->
                ((ObjectNode) content.at("/metrics/0"))
                    .put("direction", "LOWER_IS_BETTER")
                    .put("target", 4));
    assertThat(changes)
        .extracting(Change::kind)
        .containsExactly(ChangeKind.METRIC_DIRECTION_CHANGED, ChangeKind.TARGET_CHANGED);
  }

  @Test
  void a_trial_that_only_starts_later_is_moved_and_not_longer() {
    var moved =
        changes(
            content ->
                ((ObjectNode) content.at("/pilot"))
                    .put("start", "2026-03-03")
                    .put("end", "2026-03-30"));
    assertThat(moved).extracting(Change::kind).containsExactly(ChangeKind.PILOT_MOVED);
    var both = changes(content -> ((ObjectNode) content.at("/pilot")).put("start", "2026-03-01"));
    assertThat(both)
        .extracting(Change::kind)
        .containsExactly(ChangeKind.PILOT_MOVED, ChangeKind.PILOT_LENGTHENED);
    assertThat(both.getLast().sentence())
        .isEqualTo("The trial is longer: 29 days instead of 28 days.");
  }

  @Test
  void reviews_on_other_days_are_moved_and_in_another_order_only_reordered() {
    assertThat(only(content -> ((ArrayNode) content.at("/pilot/reviewDates")).set(1, "2026-03-20")))
        .extracting(Change::kind, Change::after)
        .containsExactly(ChangeKind.REVIEWS_MOVED, "2026-03-09, 2026-03-20");
    assertThat(
            only(
                content ->
                    ((ArrayNode) content.at("/pilot/reviewDates"))
                        .removeAll()
                        .add("2026-03-16")
                        .add("2026-03-09")))
        .extracting(Change::kind, Change::subject)
        .containsExactly(ChangeKind.REORDERED, "reviewDates");
  }

  @Test
  void another_order_alone_is_named_and_not_material() {
    var change =
        only(
            content -> {
              var rights = (ArrayNode) content.at("/rights");
              rights.add(rights.remove(0));
            });
    assertThat(change.kind()).isEqualTo(ChangeKind.REORDERED);
    assertThat(change.subject()).isEqualTo("rights");
    assertThat(change.material()).isFalse();
  }

  @Test
  void a_number_written_otherwise_is_no_change() {
    assertThat(
            changes(
                content -> {
                  ((ObjectNode) content.at(RIGHT + "/limit")).put("amount", "2500.0");
                  ((ObjectNode) content.at("/metrics/1"))
                      .put("target", new java.math.BigDecimal("1.500"));
                  ((ObjectNode) content.at("/pilot")).put("statusUpdateEvery", "P1W");
                }))
        .isEmpty();
  }

  @Test
  void a_text_that_looks_like_a_gap_of_the_sentence_is_left_alone() {
    var change = only(content -> content.put("title", "Say {before} $1 \\ {subject}"));
    assertThat(change.sentence())
        .isEqualTo(
            "The title reads 'Say {before} $1 \\ {subject}' instead of 'Publish the weekly client report without a sign-off'.");
  }

  @Test
  void long_texts_are_cut_between_characters() {
    var change = only(content -> content.put("businessOutcome", "🙂".repeat(500)));
    assertThat(change.after()).isEqualTo("🙂".repeat(119) + "…");
  }

  @Test
  void between_two_offers_another_approver_came_by_a_hand_over() {
    var after = ContentFixture.with(content -> content.put("approver", "sam"));
    var changes = Comparison.betweenOffers(ContentFixture.full(), after);
    assertThat(changes.changes())
        .extracting(Change::kind)
        .containsExactly(ChangeKind.APPROVER_HANDED_OVER);
    assertThat(changes.changes().getFirst().sentence())
        .isEqualTo("sam approves in the place of morgan.");
    assertThat(changes.isMaterial()).isFalse();
  }

  @Test
  void every_kind_and_whether_it_is_material_is_documented() throws IOException {
    var documented =
        Files.readAllLines(Path.of("..", "docs", "comparison.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.replaceAll("^\\| `([A-Z_]+)` \\| (yes|no) \\|.*", "$1 $2"))
            .toList();
    var known =
        Arrays.stream(ChangeKind.values())
            .map(kind -> kind + (kind.isMaterial() ? " yes" : " no"))
            .toList();
    assertThat(documented).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(documented)).isEqualTo(new TreeSet<>(known));
  }

  private static Change only(Consumer<ObjectNode> change) {
    var changes = changes(change);
    assertThat(changes).hasSize(1);
    return changes.getFirst();
  }

  private static List<Change> changes(Consumer<ObjectNode> change) {
    return Comparison.between(ContentFixture.full(), ContentFixture.with(change)).changes();
  }

  private static List<ChangeKind> kinds(ProposalContent before, ProposalContent after) {
    return Comparison.between(before, after).changes().stream().map(Change::kind).toList();
  }
}
