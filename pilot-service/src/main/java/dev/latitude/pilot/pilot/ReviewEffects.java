package dev.latitude.pilot.pilot;

import dev.latitude.kit.identity.Actor;
import java.time.Instant;
import java.util.List;

/** What a review does to the pilot: what the command would that the decision stands for. */
final class ReviewEffects {
  private ReviewEffects() {}

  static List<PilotEvent> of(
      ReviewDecision decision,
      Pilot pilot,
      Actor approver,
      String note,
      Figures figures,
      Instant now) {
    return switch (decision) {
      case ReviewDecision.Continue _ ->
          pilot.state() == PilotState.PAUSED
              ? List.of(pilot.resume(approver, now))
              : List.<PilotEvent>of();
      case ReviewDecision.Adjust adjust -> pilot.proposeTriggerSet(approver, adjust.wish(), now);
      case ReviewDecision.Extend extend -> pilot.extend(approver, extend.extension(), now);
      case ReviewDecision.Pause _ -> List.of(pilot.pause(approver, note));
      case ReviewDecision.Revert _ -> List.of(pilot.revert(approver, note));
      case ReviewDecision.Graduate graduate ->
          List.of(pilot.graduate(graduate.part(), note, figures, now));
      case ReviewDecision.Stop _ -> List.of(pilot.stop(note, now));
    };
  }
}
