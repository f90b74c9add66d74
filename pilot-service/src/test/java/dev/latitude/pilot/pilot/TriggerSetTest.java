package dev.latitude.pilot.pilot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.latitude.pilot.trigger.TriggerFixture;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.Period;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggerSetTest {
  private static final LocalDate START = LocalDate.of(2026, 3, 2);

  @Test
  void the_hash_is_that_of_the_canonical_json_anybody_can_write() throws Exception {
    var canonical =
        """
        {"end":"2026-03-29","metrics":[{"baseline":{"from":"2026-01-01","source":"Client survey","to":"2026-02-28","value":4.2},\
        "direction":"HIGHER_IS_BETTER","key":"client-score","name":"Client score","target":4.3,"unit":"points"}],\
        "reviewDates":["2026-03-09"],"start":"2026-03-02","statusUpdateEvery":"P7D",\
        "triggers":[{"consecutive":1,"key":"score-falls","kind":"GUARDRAIL","metric":"client-score","minimumSample":1,"mode":"ARMED",\
        "operator":"BELOW","threshold":{"basis":"BASELINE_PERCENT","value":-10}}]}""";
    var digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8));
    assertThat(hash("4.2", "-10", START)).isEqualTo(HexFormat.of().formatHex(digest));
  }

  @Test
  void how_a_number_is_written_does_not_matter_and_what_it_is_does() {
    assertThat(hash("4.20", "-10.0", START)).isEqualTo(hash("4.2", "-10", START));
    assertThat(hash("4.21", "-10", START)).isNotEqualTo(hash("4.2", "-10", START));
    assertThat(hash("4.2", "-11", START)).isNotEqualTo(hash("4.2", "-10", START));
    assertThat(hash("4.2", "-10", START.minusDays(1))).isNotEqualTo(hash("4.2", "-10", START));
  }

  @Test
  void clauses_and_checklist_are_acknowledged_too_where_there_are_any() throws Exception {
    var without = hash("4.2", "-10", START);
    assertThat(hash(List.of(REVIEW), List.of())).isNotEqualTo(without);
    assertThat(hash(List.of(), List.of("Totals agree"))).isNotEqualTo(without);
    var canonical =
        """
        {"checklist":["Totals agree"],"contextClauses":[{"event":"AUDIT","reaction":"REVIEW","withinDays":14}],\
        "end":"2026-03-29","metrics":[{"baseline":{"from":"2026-01-01","source":"Client survey","to":"2026-02-28","value":4.2},\
        "direction":"HIGHER_IS_BETTER","key":"client-score","name":"Client score","target":4.3,"unit":"points"}],\
        "reviewDates":["2026-03-09"],"start":"2026-03-02","statusUpdateEvery":"P7D",\
        "triggers":[{"consecutive":1,"key":"score-falls","kind":"GUARDRAIL","metric":"client-score","minimumSample":1,"mode":"ARMED",\
        "operator":"BELOW","threshold":{"basis":"BASELINE_PERCENT","value":-10}}]}""";
    var digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8));
    assertThat(hash(List.of(REVIEW), List.of("Totals agree")))
        .isEqualTo(HexFormat.of().formatHex(digest));
  }

  @Test
  void terms_that_were_kept_before_there_were_clauses_have_none() throws Exception {
    var json = new ObjectMapper().registerModule(new JavaTimeModule());
    var kept =
        json.readValue(
            """
            {"title": "Title", "rights": [], "boundaries": [], "metrics": [], "risks": [], "triggers": [],
             "plan": {"start": "2026-03-02", "end": "2026-03-29", "reviewDates": [], "statusUpdateEvery": "P7D"}}
            """,
            Terms.class);
    assertThat(kept.contextClauses()).isEmpty();
    assertThat(kept.checklist()).isEmpty();
  }

  private static final ContextClause REVIEW =
      new ContextClause(ContextEventKind.AUDIT, ContextClause.Reaction.REVIEW, 14);

  private static String hash(String baseline, String percent, LocalDate start) {
    return hash(baseline, percent, start, List.of(), List.of());
  }

  private static String hash(List<ContextClause> clauses, List<String> checklist) {
    return hash("4.2", "-10", START, clauses, checklist);
  }

  private static String hash(
      String baseline,
      String percent,
      LocalDate start,
      List<ContextClause> clauses,
      List<String> checklist) {
    var metric =
        new Metric(
            "client-score",
            "Client score",
            "points",
            Metric.Direction.HIGHER_IS_BETTER,
            new Metric.Baseline(
                new BigDecimal(baseline),
                "Client survey",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 2, 28)),
            new BigDecimal("4.3"));
    var plan =
        new Plan(
            start,
            START.plusDays(27),
            List.of(START.plusDays(7)),
            Period.ofDays(7),
            "The client leaves");
    var terms =
        new Terms(
            "Title",
            List.of(),
            List.of(),
            List.of(metric),
            List.of(),
            List.of(TriggerFixture.belowBaseline(percent)),
            clauses,
            checklist,
            plan);
    return TriggerSet.of(terms).hash();
  }
}
