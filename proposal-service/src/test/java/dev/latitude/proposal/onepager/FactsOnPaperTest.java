package dev.latitude.proposal.onepager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.proposal.friction.FrictionSummary;
import dev.latitude.proposal.proposal.Attachment;
import dev.latitude.proposal.proposal.FinishedPilot;
import dev.latitude.proposal.proposal.ProposalContent;
import dev.latitude.proposal.proposal.WorkScope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Facts that were attached stand among the evidence, in words. */
class FactsOnPaperTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void a_finished_pilot_says_with_whom_from_when_to_when_and_how_it_ended() {
    var pilot =
        new FinishedPilot(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "Weekly report",
            "GRADUATED",
            "morgan",
            List.of(),
            Instant.parse("2026-01-05T09:00:00Z"),
            Instant.parse("2026-02-02T09:00:00Z"));
    var row = evidence(Attachment.of(UUID.randomUUID(), NOW, pilot), Locale.ENGLISH);
    assertThat(row.title()).isEqualTo("Weekly report");
    assertThat(row.date()).isEqualTo("5 Jan – 2 Feb 2026");
    assertThat(row.result()).containsExactly("A trial with morgan; result: graduated.");
  }

  @Test
  void friction_says_how_often_and_how_long_in_the_reader_s_language() {
    var summary = summary(5, Duration.ofMinutes(90));
    assertThat(evidence(summary, Locale.ENGLISH).title()).isEqualTo("Waiting for “Publish it”");
    assertThat(evidence(summary, Locale.ENGLISH).result())
        .containsExactly(
            "Noted 5 times in the author’s log; half of the waits took 1.5 h or more.");
    assertThat(evidence(summary, Locale.GERMAN).result())
        .containsExactly(
            "5-mal im eigenen Protokoll vermerkt; die Hälfte der Wartezeiten dauerte 1,5 Std. oder länger.");
  }

  @Test
  void friction_without_a_wait_says_how_often() {
    assertThat(evidence(summary(1, null), Locale.ENGLISH).result())
        .containsExactly("Noted once in the author’s log.");
  }

  private static Attachment summary(long count, Duration median) {
    var from = LocalDate.of(2026, 1, 1);
    return Attachment.of(
        UUID.randomUUID(),
        NOW,
        new FrictionSummary(
            "report.publish",
            from,
            from.plusDays(30),
            count,
            count,
            Duration.ZERO,
            median,
            List.of()));
  }

  private static Sheet.EvidenceRow evidence(Attachment fact, Locale language) {
    var content =
        new ProposalContent(
            "Report",
            "morgan",
            WorkScope.TASK,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            null);
    var offer =
        Offer.toMeasure("robin", content, List.of(fact), Map.of("report.publish", "Publish it"));
    return SheetWriter.write(offer, Wording.in(language)).evidence().getFirst();
  }
}
