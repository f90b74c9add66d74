package dev.latitude.proposal.readiness;

import static dev.latitude.proposal.readiness.CaseFixture.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Risk;
import dev.latitude.proposal.readiness.CaseFixture.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule with what it lets through and what it finds. */
class ReadinessTest {
  /**
   * A rule, a case in which it finds something at the pointers named, and the nearest one in which
   * it does not.
   */
  record Example(String rule, Case bad, Case good, List<String> pointers) {
    @Override
    public String toString() {
      return rule + " " + pointers;
    }
  }

  static List<Example> examples() {
    return Stream.of(content(), plan(), catalogue(), steps(), numbers(), readers())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void a_rule_finds_what_is_bad_and_leaves_what_is_good(Example example) {
    assertThat(found(example.bad(), example.rule())).isEqualTo(example.pointers());
    assertThat(found(example.good(), example.rule())).isEmpty();
  }

  @Test
  void every_rule_has_an_example() {
    assertThat(examples().stream().map(Example::rule).collect(Collectors.toSet()))
        .isEqualTo(Readiness.RULES.stream().map(ReadinessRule::id).collect(Collectors.toSet()));
  }

  @Test
  void every_rule_that_was_written_is_applied_and_once() {
    var written =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.latitude.proposal.readiness")
                .stream()
                .filter(type -> type.getRawSuperclass().isPresent())
                .filter(type -> type.getRawSuperclass().get().isEquivalentTo(ReadinessRule.class))
                .map(type -> type.getSimpleName())
                .toList();
    assertThat(Readiness.RULES.stream().map(rule -> rule.getClass().getSimpleName()))
        .containsExactlyInAnyOrderElementsOf(written);
    assertThat(Readiness.RULES.stream().map(ReadinessRule::id)).doesNotHaveDuplicates();
  }

  @Test
  void a_good_proposal_has_no_findings() {
    assertThat(Readiness.of(CaseFixture.good())).isEmpty();
  }

  @Test
  void the_gravest_comes_first_and_then_the_order_of_the_rules() {
    var spoilt =
        CaseFixture.with(
            draft -> {
              draft.json().put("title", "I want to publish it myself");
              draft.json().remove(List.of("evidence", "boundaries", "respondBy"));
              draft.at("/rights/0").put("currentLevel", "TELL");
            });
    assertThat(Readiness.of(spoilt))
        .extracting(finding -> finding.severity() + " " + finding.rule())
        .containsExactly(
            "BLOCKER no-boundary",
            "BLOCKER no-answer-date",
            "WARNING big-leap",
            "WARNING no-evidence",
            "TIP preference-in-wording");
  }

  @Test
  void policy_is_what_the_catalogue_forbids_and_nothing_else() {
    var retired = new DecisionPolicy(DelegationLevel.ADVISE, Risk.HIGH, true);
    assertThat(Readiness.policy(CaseFixture.under(retired)))
        .extracting(Finding::rule)
        .containsExactly("retired-decision", "above-ceiling");
  }

  @Test
  void the_advice_names_the_step_to_begin_with() {
    var both =
        CaseFixture.with(
            draft -> {
              draft.at("/rights/0").put("risk", "HIGH").put("currentLevel", "TELL");
              draft.right("a", "LOW").put("currentLevel", "SELL");
              draft.right("b", "LOW").put("currentLevel", "INQUIRE");
              draft.right("c", "MEDIUM");
            });
    assertThat(advice(both, "big-leap"))
        .startsWith(
            "From TELL to DELEGATE is a leap of 6 levels. Ask for CONSULT first, and for the rest when it has gone well.");
    assertThat(advice(both, "high-risk-first"))
        .isEqualTo(
            "This is of HIGH risk, and nothing of LOW risk comes before it. Start with 'b' (LOW): put it first, and ask for"
                + " 'client-report.publish' when it has gone well.");
    assertThat(advice(both, "many-decisions"))
        .isEqualTo(
            "4 decisions at once are hard to say yes to. Start with 'b' and keep the others for a follow-up when it has gone well.");
    var alone = CaseFixture.with(draft -> draft.at("/rights/0").put("risk", "HIGH"));
    assertThat(advice(alone, "high-risk-first")).contains("Start with a decision of lower risk");
  }

  @Test
  void every_rule_is_documented_with_its_severity() throws IOException {
    var documented =
        Files.readAllLines(Path.of("..", "docs", "readiness.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.replaceAll("^\\| `([a-z-]+)` \\| ([A-Z]+) \\|.*", "$1 $2"))
            .toList();
    assertThat(documented)
        .containsExactlyElementsOf(
            Readiness.RULES.stream().map(rule -> rule.id() + " " + rule.severity()).toList());
  }

  private static List<Example> content() {
    return List.of(
        example("nothing-requested", draft -> draft.list("/rights").removeAll(), "/rights"),
        example("no-boundary", draft -> draft.json().remove("boundaries"), "/boundaries"),
        example("no-benefit", draft -> draft.json().remove("benefits"), "/benefits"),
        example("no-risk-named", draft -> draft.json().remove("risks"), "/risks"),
        example(
            "open-risk",
            draft -> draft.at("/risks/0").put("mitigation", " ").remove("trigger"),
            draft -> draft.at("/risks/0").put("mitigation", " "),
            "/risks/0"),
        example(
            "no-safeguard",
            draft -> draft.list("/triggers").forEach(each -> put(each, "mode", "SHADOW")),
            draft -> draft.at("/triggers/0").put("mode", "SHADOW"),
            "/triggers"),
        example(
            "no-safeguard",
            draft -> draft.list("/triggers").forEach(each -> put(each, "kind", "SIGNAL")),
            draft -> draft.at("/triggers/1").put("kind", "SIGNAL"),
            "/triggers"),
        example(
            "repeated-key",
            draft -> {
              draft.at("/triggers/1").put("key", "score-falls");
              draft.at("/metrics/1").put("key", "client-score");
              draft.list("/rights").add(draft.at("/rights/0").deepCopy());
            },
            "/metrics/1/key",
            "/triggers/1/key",
            "/rights/1/decision"),
        example(
            "unknown-reference",
            draft -> {
              draft.at("/triggers/1").put("metric", "speed");
              draft.at("/risks/0").put("trigger", "none");
            },
            draft -> draft.at("/risks/0").remove("trigger"),
            "/triggers/1/metric",
            "/risks/0/trigger"),
        example(
            "no-outcome", draft -> draft.json().put("businessOutcome", " "), "/businessOutcome"),
        example("no-evidence", draft -> draft.json().remove("evidence"), "/evidence"),
        example(
            "risk-only-watched",
            draft -> {
              draft.at("/risks/0").remove("mitigation");
              draft.at("/triggers/1").put("mode", "SHADOW");
            },
            draft -> draft.at("/triggers/1").put("mode", "SHADOW"),
            "/risks/0/trigger"),
        example(
            "silence-unanswered",
            draft -> {
              draft.at("/triggers/0").remove("noData");
              draft.at("/triggers/1/noData").put("action", "HOLD");
            },
            draft -> {
              draft.at("/triggers/0").put("mode", "SHADOW").remove("noData");
              draft.at("/triggers/1/noData").put("action", "NOTIFY");
            },
            "/triggers/0/noData",
            "/triggers/1/noData"),
        example(
            "said-twice",
            draft -> {
              draft.list("/benefits").add(" a day less between the numbers and the CLIENT");
              draft.list("/pilot/reviewDates").add(draft.json().at("/pilot/reviewDates/0"));
              draft.json().putArray("drivers").add("HABIT").add("HABIT");
            },
            draft -> draft.list("/benefits").add("Fewer calls"),
            "/benefits/1",
            "/drivers/1",
            "/pilot/reviewDates/2"));
  }

  private static List<Example> plan() {
    return List.of(
        example("no-pilot", draft -> draft.json().remove("pilot"), "/pilot"),
        example("pilot-without-end", draft -> draft.at("/pilot").remove("end"), "/pilot/end"),
        example(
            "pilot-ends-before-it-starts",
            draft -> draft.at("/pilot").put("end", TODAY.toString()),
            draft -> draft.at("/pilot").put("end", TODAY.plusDays(1).toString()),
            "/pilot/end"),
        example(
            "pilot-too-long",
            draft -> draft.at("/pilot").put("end", TODAY.plusDays(366).toString()),
            draft -> draft.at("/pilot").put("end", TODAY.plusDays(365).toString()),
            "/pilot/end"),
        example(
            "pilot-without-review",
            draft -> draft.at("/pilot").putArray("reviewDates"),
            "/pilot/reviewDates"),
        example(
            "review-outside-pilot",
            draft ->
                draft
                    .at("/pilot")
                    .putArray("reviewDates")
                    .add(TODAY.toString())
                    .add(TODAY.plusDays(28).toString()),
            draft ->
                draft
                    .at("/pilot")
                    .putArray("reviewDates")
                    .add(TODAY.plusDays(1).toString())
                    .add(TODAY.plusDays(27).toString()),
            "/pilot/reviewDates/0",
            "/pilot/reviewDates/1"),
        cadence("P-5D", "P1D"),
        cadence("P0D", "P2W"),
        cadence("P32D", "P31D"),
        cadence("P1M", "P7D"),
        example(
            "approver-forgotten",
            draft -> draft.json().put("approver", "former-5d0a7c1e-3b62-4f0e-9a57-2f4f6c1d8e90"),
            draft -> draft.json().put("approver", "former-morgan"),
            "/approver"),
        example("no-answer-date", draft -> draft.json().remove("respondBy"), "/respondBy"),
        example(
            "answer-date-passed",
            draft -> draft.json().put("respondBy", TODAY.minusDays(1).toString()),
            draft -> draft.json().put("respondBy", TODAY.toString()),
            "/respondBy"));
  }

  private static List<Example> catalogue() {
    return List.of(
        example(
            "unknown-decision",
            draft -> draft.at("/rights/0").put("decision", "not-there"),
            "/rights/0/decision"),
        new Example(
            "retired-decision",
            CaseFixture.under(new DecisionPolicy(DelegationLevel.DELEGATE, Risk.LOW, true)),
            CaseFixture.under(new DecisionPolicy(DelegationLevel.DELEGATE, Risk.LOW, false)),
            List.of("/rights/0/decision")),
        new Example(
            "above-ceiling",
            CaseFixture.under(new DecisionPolicy(DelegationLevel.INQUIRE, Risk.LOW, false)),
            CaseFixture.under(new DecisionPolicy(DelegationLevel.DELEGATE, Risk.LOW, false)),
            List.of("/rights/0/requestedLevel")),
        new Example(
            "risk-understated",
            CaseFixture.under(new DecisionPolicy(DelegationLevel.DELEGATE, Risk.MEDIUM, false)),
            CaseFixture.under(new DecisionPolicy(DelegationLevel.DELEGATE, null, false)),
            List.of("/rights/0/risk")));
  }

  private static List<Example> steps() {
    return List.of(
        example(
            "nothing-gained",
            draft -> draft.at("/rights/0").put("currentLevel", "DELEGATE"),
            "/rights/0/requestedLevel"),
        example(
            "big-leap",
            draft -> draft.at("/rights/0").put("currentLevel", "AGREE"),
            draft -> draft.at("/rights/0").put("currentLevel", "ADVISE"),
            "/rights/0/requestedLevel"),
        example(
            "high-risk-first",
            draft -> {
              draft.right("a", "HIGH");
              draft.at("/rights/0").put("risk", "MEDIUM");
              draft.right("b", "LOW");
            },
            draft -> draft.right("a", "HIGH"),
            "/rights/1"),
        example(
            "many-decisions",
            draft -> List.of("a", "b", "c").forEach(each -> draft.right(each, "LOW")),
            draft -> List.of("a", "b").forEach(each -> draft.right(each, "LOW")),
            "/rights"));
  }

  private static List<Example> numbers() {
    return List.of(
        example(
            "no-measurable-success",
            draft -> draft.list("/metrics").forEach(each -> remove(each, "target")),
            draft -> draft.at("/metrics/0").remove("target"),
            "/metrics"),
        example(
            "no-baseline",
            draft -> draft.at("/metrics/0").remove("baseline"),
            draft -> draft.at("/metrics/1").remove("baseline"),
            "/triggers/0/threshold"),
        example(
            "target-behind-baseline",
            draft -> {
              draft.at("/metrics/0").put("target", 4.1);
              draft.at("/metrics/1").put("target", 2.1);
            },
            draft -> {
              draft.at("/metrics/0").put("target", 4.2);
              draft.at("/metrics/1").put("target", 2.0);
            },
            "/metrics/0/target",
            "/metrics/1/target"),
        example(
            "brake-on-good-side",
            draft -> {
              draft.at("/triggers/0").put("operator", "ABOVE");
              draft.at("/triggers/1").put("operator", "BELOW");
            },
            "/triggers/0/operator",
            "/triggers/1/operator"),
        example(
            "brake-pulled-already",
            draft -> {
              draft.at("/triggers/0/threshold").put("value", 1);
              draft.at("/triggers/1/threshold").put("value", 1.9);
            },
            draft -> {
              draft.at("/triggers/0/threshold").put("value", 0);
              draft.at("/triggers/1/threshold").put("value", 2);
            },
            "/triggers/0/threshold",
            "/triggers/1/threshold"));
  }

  private static List<Example> readers() {
    var good = CaseFixture.good();
    return List.of(
        new Example("no-ally", good.supportedBy(0), good.supportedBy(1), List.of("")),
        new Example(
            "no-ally",
            good.supportedBy(0),
            Case.of(good.content(), good.catalogue(), TODAY),
            List.of("")),
        new Example("longer-than-a-page", good.onPages(2), good.onPages(1), List.of("")),
        new Example(
            "longer-than-a-page",
            good.onPages(2),
            Case.of(good.content(), good.catalogue(), TODAY),
            List.of("")),
        example(
            "unanswered-driver",
            draft -> {
              draft.json().putArray("drivers").add("HABIT").add("NARROW_METRICS");
              draft.at("/metrics/1").remove("target");
            },
            draft -> draft.json().putArray("drivers").add("HABIT").add("NARROW_METRICS"),
            "/drivers/1"),
        example(
            "preference-in-wording",
            draft -> {
              draft.json().put("title", "More freedom in the weekly report");
              draft.json().put("businessOutcome", "I'd like to decide it myself.");
              draft.at("/rights/0").put("rationale", "Ich möchte das selbst entscheiden.");
              draft.list("/benefits").add("It is fun");
            },
            "/title",
            "/businessOutcome",
            "/rights/0/rationale",
            "/benefits/1"));
  }

  private static Example cadence(String bad, String good) {
    return example(
        "update-cadence",
        draft -> draft.at("/pilot").put("statusUpdateEvery", bad),
        draft -> draft.at("/pilot").put("statusUpdateEvery", good),
        "/pilot/statusUpdateEvery");
  }

  private static Example example(String rule, Consumer<Draft> bad, String... pointers) {
    return example(rule, bad, _ -> {}, pointers);
  }

  private static Example example(
      String rule, Consumer<Draft> bad, Consumer<Draft> good, String... pointers) {
    return new Example(
        rule,
        CaseFixture.with(bad),
        CaseFixture.with(good),
        new ArrayList<>(Arrays.asList(pointers)));
  }

  private static void put(Object node, String property, String value) {
    ((com.fasterxml.jackson.databind.node.ObjectNode) node).put(property, value);
  }

  private static void remove(Object node, String property) {
    ((com.fasterxml.jackson.databind.node.ObjectNode) node).remove(property);
  }

  private static List<String> found(Case proposal, String rule) {
    return Readiness.of(proposal).stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(Finding::pointer)
        .toList();
  }

  private static String advice(Case proposal, String rule) {
    return Readiness.of(proposal).stream()
        .filter(finding -> finding.rule().equals(rule))
        .findFirst()
        .orElseThrow()
        .advice();
  }
}
