package dev.latitude.proposal.friction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.latitude.proposal.proposal.Metric;
import dev.latitude.proposal.proposal.Slugs;
import jakarta.validation.Validation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingMetricTest {
  private static final LocalDate FROM = LocalDate.parse("2026-01-01");
  private static final LocalDate TO = LocalDate.parse("2026-03-31");

  @Test
  void a_summary_offers_its_median_in_hours_as_a_baseline() {
    assertThat(WaitingMetric.offeredBy(summary("client-report.publish", Duration.ofMinutes(315))))
        .contains(
            new Metric(
                "waiting.client-report.publish",
                "Waiting time for client-report.publish",
                "hours",
                Metric.Direction.LOWER_IS_BETTER,
                new Metric.Baseline(
                    new BigDecimal("5.25"), "Friction log: median of 2 waits", FROM, TO),
                null));
  }

  @Test
  void without_a_waiting_time_there_is_nothing_to_offer() {
    assertThat(WaitingMetric.offeredBy(FrictionSummary.ofNothing("client-report", FROM, TO)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT1S, 0.0003",
    "PT0.5S, 0.0001",
    "PT1M, 0.0167",
    "PT30M, 0.5",
    "PT1H, 1",
    "PT20H, 20",
    "PT1H0M0.5S, 1.0001",
    "P366D, 8784"
  })
  void hours_are_rounded_to_four_decimals(Duration waiting, BigDecimal hours) {
    assertThat(WaitingMetric.hours(waiting)).isEqualTo(hours);
  }

  @Property(tries = 300)
  void whatever_is_offered_a_proposal_takes(
      @ForAll("slugs") String decision,
      @ForAll @LongRange(min = 1, max = 31_622_400) long seconds) {
    var metric =
        WaitingMetric.offeredBy(summary(decision, Duration.ofSeconds(seconds))).orElseThrow();
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      assertThat(factory.getValidator().validate(metric)).isEmpty();
    }
  }

  @Property
  void two_decisions_get_two_keys(@ForAll("slugs") String one, @ForAll("slugs") String other) {
    assertThat(WaitingMetric.key(one))
        .matches(Slugs.PATTERN)
        .hasSizeLessThanOrEqualTo(WaitingMetric.LONGEST_KEY);
    assertThat(WaitingMetric.key(one).equals(WaitingMetric.key(other)))
        .isEqualTo(one.equals(other));
  }

  @Test
  void a_summary_is_stored_as_readable_json_and_read_back_as_it_was() throws Exception {
    var columns =
        new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    var stored = columns.writeValueAsString(summary("client-report", Duration.ofMillis(500)));
    assertThat(stored)
        .isEqualTo(
            """
            {"decision":"client-report","from":"2026-01-01","to":"2026-03-31","count":3,"waits":2,\
            "totalWaiting":"PT1S","medianWaiting":"PT0.5S",\
            "bySign":[{"sign":"ROUTINE_SIGN_OFF","count":2},{"sign":"METHOD_CHECK_IN","count":1}]}""");
    assertThat(columns.readValue(stored, FrictionSummary.class))
        .isEqualTo(summary("client-report", Duration.ofMillis(500)));
    assertThat(roundTrip(columns, FrictionSummary.ofNothing("client-report", FROM, TO)))
        .isEqualTo(FrictionSummary.ofNothing("client-report", FROM, TO));
  }

  private static FrictionSummary roundTrip(ObjectMapper columns, FrictionSummary summary)
      throws JsonProcessingException {
    return columns.readValue(columns.writeValueAsString(summary), FrictionSummary.class);
  }

  @Provide
  Arbitrary<String> slugs() {
    var word = Arbitraries.strings().withCharRange('a', 'c').numeric().ofMinLength(1);
    return word.ofMaxLength(30)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .flatMap(words -> Arbitraries.of(".", "-").map(joint -> String.join(joint, words)))
        .filter(slug -> slug.length() <= 100);
  }

  private static FrictionSummary summary(String decision, Duration median) {
    return new FrictionSummary(
        decision,
        FROM,
        TO,
        3,
        2,
        median.multipliedBy(2),
        median,
        List.of(
            new SignCount(FrictionSign.ROUTINE_SIGN_OFF, 2),
            new SignCount(FrictionSign.METHOD_CHECK_IN, 1)));
  }
}
