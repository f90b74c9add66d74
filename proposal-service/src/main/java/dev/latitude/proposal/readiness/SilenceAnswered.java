package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Trigger;
import java.util.stream.Stream;

/** Where no numbers come, no brake acts, and silence looks like success. */
final class SilenceAnswered extends ReadinessRule {
  SilenceAnswered() {
    super("silence-unanswered", Finding.Severity.TIP);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return each(
        "/triggers",
        proposal.content().triggers(),
        (trigger, pointer) ->
            foundIf(
                trigger.mode() == Trigger.Mode.ARMED && !isAnswered(trigger),
                pointer + "/noData",
                "If no numbers come, nothing happens. Say after how many days both are told (NOTIFY), or the trial pauses (PAUSE)."));
  }

  private static boolean isAnswered(Trigger trigger) {
    var noData = trigger.noData();
    return noData != null && noData.acts();
  }
}
