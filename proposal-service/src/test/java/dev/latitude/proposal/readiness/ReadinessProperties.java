package dev.latitude.proposal.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.proposal.comparison.ContentFixture;
import dev.latitude.proposal.comparison.Edits;
import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Risk;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However a proposal was spoilt, readiness has an answer, and it points at something. */
class ReadinessProperties {
  @Property(tries = 200)
  void every_content_has_findings_that_point_into_it_the_gravest_first(
      @ForAll @Size(max = 4) List<@IntRange(max = 10_000) Integer> steps) {
    var content = ContentFixture.full();
    for (int step : steps) {
      var edits = Edits.of(content);
      content = edits.get(step % edits.size()).content();
    }
    var known = new DecisionPolicy(DelegationLevel.INQUIRE, Risk.HIGH, false);
    var proposal =
        Case.of(content, Map.of("client-report.publish", known), CaseFixture.TODAY).supportedBy(0);
    var report = Readiness.report(proposal);
    assertThat(Readiness.report(proposal)).isEqualTo(report);
    assertThat(report.findings())
        .isSortedAccordingTo(java.util.Comparator.comparing(Finding::severity));
    var json = ContentFixture.json(content);
    for (var finding : report.findings()) {
      int last = Math.max(0, finding.pointer().lastIndexOf('/'));
      var parent = finding.pointer().substring(0, last);
      assertThat(json.at(parent).isMissingNode()).as(finding.pointer()).isFalse();
      assertThat(finding.advice()).endsWith(".");
    }
    assertThat(report.drivers())
        .allMatch(answer -> answer.answeredBy().isEmpty() == (answer.missing() != null));
  }
}
