package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** One page is what a busy person reads to the end. */
final class OnOnePage extends ReadinessRule {
  OnOnePage() {
    super("longer-than-a-page", Finding.Severity.WARNING);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var pages = proposal.pages();
    return foundIf(
        pages != null && pages > 1,
        "",
        "The one-pager takes "
            + pages
            + " pages. Shorten the texts, or leave out what does not help to decide.");
  }
}
