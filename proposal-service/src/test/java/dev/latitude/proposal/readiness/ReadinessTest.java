package dev.latitude.proposal.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.ProposalContent;
import dev.latitude.proposal.proposal.ProposalFixture;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule with what it lets through and what it stops. */
class ReadinessTest {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
  private static final String DECISION = "client-report.publish";
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  @Test
  void a_complete_proposal_has_no_findings() {
    assertThat(findings(_ -> {})).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "rights, nothing-requested /rights",
    "boundaries, no-boundary /boundaries",
    "benefits, no-benefit /benefits",
    "pilot, no-pilot /pilot",
    "respondBy, no-answer-date /respondBy",
  })
  void a_missing_part_is_a_blocker(String part, String finding) {
    assertThat(findings(content -> content.remove(part))).containsExactly(finding);
  }

  @Test
  void metrics_without_baseline_or_target_are_no_measure_of_success() {
    assertThat(
            findings(
                content ->
                    content
                        .withArray("metrics")
                        .forEach(metric -> ((ObjectNode) metric).remove("target"))))
        .containsExactly("no-measurable-success /metrics");
  }

  @Test
  void a_risk_that_nothing_answers_is_a_blocker() {
    assertThat(
            findings(
                content ->
                    ((ObjectNode) content.at("/risks/0")).remove(List.of("mitigation", "trigger"))))
        .containsExactly("open-risk /risks/0");
    assertThat(findings(content -> content.withArray("risks").removeAll()))
        .containsExactly("no-risk-named /risks");
  }

  @Test
  void a_signal_or_a_shadow_is_no_safeguard() {
    assertThat(
            findings(
                content ->
                    content
                        .withArray("triggers")
                        .forEach(trigger -> ((ObjectNode) trigger).put("mode", "SHADOW"))))
        .containsExactly("no-safeguard /triggers");
    assertThat(
            findings(
                content ->
                    content
                        .withArray("triggers")
                        .forEach(trigger -> ((ObjectNode) trigger).put("kind", "SIGNAL"))))
        .containsExactly("no-safeguard /triggers");
  }

  @Test
  void keys_must_lead_to_one_thing() {
    assertThat(findings(content -> ((ObjectNode) content.at("/triggers/1")).put("metric", "speed")))
        .containsExactly("unknown-reference /triggers/1/metric");
    assertThat(findings(content -> ((ObjectNode) content.at("/risks/0")).put("trigger", "none")))
        .containsExactly("unknown-reference /risks/0/trigger");
    assertThat(
            findings(content -> ((ObjectNode) content.at("/triggers/1")).put("key", "score-falls")))
        .containsExactly("repeated-key /triggers/1/key", "unknown-reference /risks/0/trigger");
    assertThat(
            findings(
                content -> content.withArray("rights").add(content.at("/rights/0").deepCopy())))
        .containsExactly("repeated-key /rights/1/decision");
  }

  @Test
  void a_threshold_in_percent_needs_a_baseline() {
    assertThat(findings(content -> ((ObjectNode) content.at("/metrics/0")).remove("baseline")))
        .containsExactly("no-baseline /triggers/0/threshold");
  }

  @Test
  void the_plan_must_end_and_be_reviewed_on_the_way() {
    assertThat(plan(pilot -> pilot.remove("end"))).containsExactly("pilot-without-end /pilot/end");
    assertThat(plan(pilot -> pilot.put("end", String.valueOf(TODAY))))
        .contains("pilot-ends-before-it-starts /pilot/end");
    assertThat(plan(pilot -> pilot.put("end", String.valueOf(TODAY.plusDays(400)))))
        .containsExactly("pilot-too-long /pilot/end");
    assertThat(plan(pilot -> pilot.putArray("reviewDates")))
        .containsExactly("pilot-without-review /pilot/reviewDates");
    assertThat(
            plan(
                pilot ->
                    pilot
                        .putArray("reviewDates")
                        .add(String.valueOf(TODAY))
                        .add(String.valueOf(TODAY.plusDays(28)))))
        .containsExactly(
            "review-outside-pilot /pilot/reviewDates/0",
            "review-outside-pilot /pilot/reviewDates/1");
  }

  @Test
  void the_cadence_of_updates_is_days_and_not_nonsense() {
    for (var bad : List.of("P-5D", "P0D", "P32D", "P1M")) {
      assertThat(plan(pilot -> pilot.put("statusUpdateEvery", bad)))
          .containsExactly("update-cadence /pilot/statusUpdateEvery");
    }
    assertThat(plan(pilot -> pilot.put("statusUpdateEvery", "P2W"))).isEmpty();
  }

  @Test
  void an_answer_cannot_be_asked_for_in_the_past() {
    assertThat(findings(content -> content.put("respondBy", String.valueOf(TODAY.minusDays(1)))))
        .containsExactly("answer-date-passed /respondBy");
    assertThat(findings(content -> content.put("respondBy", String.valueOf(TODAY)))).isEmpty();
  }

  @Test
  void the_catalogue_decides_what_can_be_asked_for() {
    assertThat(findings(Map.of(), _ -> {})).containsExactly("unknown-decision /rights/0/decision");
    assertThat(findings(Map.of(DECISION, DelegationLevel.AGREE), _ -> {}))
        .containsExactly("above-ceiling /rights/0/requestedLevel");
    assertThat(
            findings(
                content -> ((ObjectNode) content.at("/rights/0")).put("currentLevel", "DELEGATE")))
        .containsExactly("nothing-gained /rights/0/requestedLevel");
  }

  private static List<String> plan(Consumer<ObjectNode> change) {
    return findings(content -> change.accept((ObjectNode) content.at("/pilot")));
  }

  private static List<String> findings(Consumer<ObjectNode> change) {
    return findings(Map.of(DECISION, DelegationLevel.DELEGATE), change);
  }

  private static List<String> findings(
      Map<String, DelegationLevel> ceilings, Consumer<ObjectNode> change) {
    try {
      var content = (ObjectNode) JSON.readTree(ProposalFixture.content(DECISION, TODAY));
      change.accept(content);
      return Readiness.of(JSON.treeToValue(content, ProposalContent.class), ceilings, TODAY)
          .stream()
          .map(finding -> finding.rule() + " " + finding.pointer())
          .toList();
    } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
