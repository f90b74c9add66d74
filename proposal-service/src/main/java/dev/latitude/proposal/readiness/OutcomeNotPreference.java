package dev.latitude.proposal.readiness;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request is granted for what the work gains, not for what somebody would like. */
final class OutcomeNotPreference extends ReadinessRule {
  OutcomeNotPreference() {
    super("preference-in-wording", Finding.Severity.TIP);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var content = proposal.content();
    return Stream.of(
            look("/title", content.title()),
            look("/businessOutcome", content.businessOutcome()),
            each(
                "/rights",
                content.rights(),
                (right, at) -> look(at + "/rationale", right.rationale())),
            each("/benefits", content.benefits(), (benefit, at) -> look(at, benefit)))
        .flatMap(findings -> findings);
  }

  private Stream<Finding> look(String pointer, @Nullable String text) {
    var found = text == null ? "" : Preference.explain(text);
    return foundIf(
        !found.isEmpty(),
        pointer,
        found + " Say what gets better for the business, for whom, and by how much.");
  }
}
