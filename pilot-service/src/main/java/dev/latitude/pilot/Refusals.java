package dev.latitude.pilot;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.Problem;
import dev.latitude.kit.problem.ProblemResponse;
import dev.latitude.kit.problem.ProblemType;
import dev.latitude.pilot.pilot.PilotCommand;
import dev.latitude.pilot.pilot.PilotRefusal;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells clients which rule refused, and what would be allowed. */
class Refusals {
  @ServerExceptionMapper
  public RestResponse<Problem> refused(PilotRefusal refusal) {
    return ProblemResponse.of(
        switch (refusal) {
          case PilotRefusal.WrongState wrong ->
              told(PilotProblem.WRONG_STATE, wrong)
                  .inState(wrong.state().name(), PilotCommand.allowedIn(wrong.state()));
          case PilotRefusal.NotYours notYours -> told(PilotProblem.NOT_YOURS, notYours);
          case PilotRefusal.ProposalNotAccepted notAccepted ->
              told(PilotProblem.PROPOSAL_NOT_ACCEPTED, notAccepted);
          case PilotRefusal.PilotExists exists -> told(PilotProblem.PILOT_EXISTS, exists);
          case PilotRefusal.OtherTriggerSet other -> told(PilotProblem.OTHER_TRIGGER_SET, other);
          case PilotRefusal.NoTriggerSetProposed none ->
              told(PilotProblem.NO_TRIGGER_SET_PROPOSED, none);
          case PilotRefusal.DatesHaveCome come -> told(PilotProblem.DATES_HAVE_COME, come);
          case PilotRefusal.PastItsEnd past -> told(PilotProblem.PAST_ITS_END, past);
          case PilotRefusal.PeriodOverlaps overlaps -> told(PilotProblem.PERIOD_OVERLAPS, overlaps);
          case PilotRefusal.AlreadyDisputed disputed ->
              told(PilotProblem.ALREADY_DISPUTED, disputed);
          case PilotRefusal.NoOpenDispute none -> told(PilotProblem.NO_OPEN_DISPUTE, none);
          case PilotRefusal.MeasurementCorrected corrected ->
              told(PilotProblem.MEASUREMENT_CORRECTED, corrected);
          case PilotRefusal.AlreadyAnswered answered ->
              told(PilotProblem.ALREADY_ANSWERED, answered);
          case PilotRefusal.AlreadyReported reported ->
              told(PilotProblem.ALREADY_REPORTED, reported);
          case PilotRefusal.CannotStart cannot -> named(PilotProblem.CANNOT_START, cannot);
          case PilotRefusal.InsufficientData data -> named(PilotProblem.INSUFFICIENT_DATA, data);
          case PilotRefusal.StillBreached still -> named(PilotProblem.STILL_BREACHED, still);
          case PilotRefusal.Invalid invalid -> named(CommonProblem.INVALID_BODY, invalid);
        });
  }

  private static Problem told(ProblemType type, PilotRefusal refusal) {
    return Problem.of(type, refusal.getMessage());
  }

  private static Problem named(ProblemType type, PilotRefusal.Obstructed refusal) {
    return Problem.of(
        type,
        refusal.getMessage(),
        refusal.obstacles().stream()
            .map(o -> Fault.at(o.pointer(), o.rule(), o.advice()))
            .toList());
  }
}
