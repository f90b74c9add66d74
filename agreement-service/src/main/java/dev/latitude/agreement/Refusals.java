package dev.latitude.agreement;

import dev.latitude.agreement.agreement.AgreementCommand;
import dev.latitude.agreement.agreement.AgreementRefusal;
import dev.latitude.agreement.agreement.AmendmentCommand;
import dev.latitude.agreement.contextevent.TooManyAgreements;
import dev.latitude.agreement.document.NotAttestable;
import dev.latitude.agreement.evidence.NotWhole;
import dev.latitude.agreement.hr.HrRefusal;
import dev.latitude.agreement.matrix.MatrixTooLarge;
import dev.latitude.agreement.register.RightConflict;
import dev.latitude.agreement.webhook.WebhookEndpointCommand;
import dev.latitude.agreement.webhook.WebhookRefusal;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.Problem;
import dev.latitude.kit.problem.ProblemResponse;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells clients which rule refused, and what would be allowed. */
class Refusals {
  @ServerExceptionMapper
  public RestResponse<Problem> refused(AgreementRefusal refusal) {
    return ProblemResponse.of(
        switch (refusal) {
          case AgreementRefusal.WrongState wrong ->
              Problem.of(AgreementProblem.WRONG_STATE, wrong.getMessage())
                  .inState(wrong.state().name(), AgreementCommand.allowedIn(wrong.state()));
          case AgreementRefusal.NotYours notYours ->
              Problem.of(AgreementProblem.NOT_YOURS, notYours.getMessage());
          case AgreementRefusal.NotYourPilot notYours ->
              Problem.of(AgreementProblem.NOT_YOURS, notYours.getMessage());
          case AgreementRefusal.WrongAmendmentState wrong ->
              Problem.of(AgreementProblem.WRONG_STATE, wrong.getMessage())
                  .inState(wrong.state().name(), AmendmentCommand.allowedIn(wrong.state()));
          case AgreementRefusal.NoAmendment none ->
              Problem.of(AgreementProblem.NO_AMENDMENT, none.getMessage());
          case AgreementRefusal.AmendmentOpen open ->
              Problem.of(AgreementProblem.AMENDMENT_OPEN, open.getMessage());
          case AgreementRefusal.UnderNotice notice ->
              Problem.of(AgreementProblem.UNDER_NOTICE, notice.getMessage());
          case AgreementRefusal.NoNotice none ->
              Problem.of(AgreementProblem.NO_NOTICE, none.getMessage());
          case AgreementRefusal.NothingToRenew nothing ->
              Problem.of(AgreementProblem.NOTHING_TO_RENEW, nothing.getMessage());
          case AgreementRefusal.NoFollowUp none ->
              Problem.of(AgreementProblem.NO_FOLLOW_UP, none.getMessage());
          case AgreementRefusal.ReviewedMeanwhile meanwhile ->
              Problem.of(CommonProblem.STALE_ETAG, meanwhile.getMessage());
          case AgreementRefusal.OtherHash other ->
              Problem.of(
                  AgreementProblem.OTHER_HASH,
                  other.getMessage(),
                  at("/hash", "other-hash", other));
          case AgreementRefusal.AlreadySigned signed ->
              Problem.of(AgreementProblem.ALREADY_SIGNED, signed.getMessage());
          case AgreementRefusal.TermsExpired expired ->
              Problem.of(AgreementProblem.TERMS_EXPIRED, expired.getMessage());
          case AgreementRefusal.ContradictoryTerms terms ->
              Problem.of(CommonProblem.INVALID_BODY, terms.getMessage(), terms.faults());
          case AgreementRefusal.PolicyForbids policy ->
              Problem.of(AgreementProblem.POLICY_FORBIDS, policy.getMessage(), policy.faults());
          case AgreementRefusal.OneOrigin origin ->
              Problem.of(
                  CommonProblem.INVALID_BODY,
                  origin.getMessage(),
                  List.of(
                      Fault.at("/pilotId", "one-origin", origin.getMessage()),
                      Fault.at("/proposalId", "one-origin", origin.getMessage())));
          case AgreementRefusal.UnknownProposal unknown ->
              Problem.of(
                  CommonProblem.INVALID_BODY,
                  unknown.getMessage(),
                  at("/proposalId", "unknown", unknown));
          case AgreementRefusal.NotYourProposal notYours ->
              Problem.of(AgreementProblem.NOT_YOURS, notYours.getMessage());
          case AgreementRefusal.ProposalNotAccepted notAccepted ->
              Problem.of(AgreementProblem.PROPOSAL_NOT_ACCEPTED, notAccepted.getMessage());
          case AgreementRefusal.ProposalHasAgreement has ->
              Problem.of(AgreementProblem.PROPOSAL_HAS_AGREEMENT, has.getMessage());
          case AgreementRefusal.UnknownPilot unknown ->
              Problem.of(
                  CommonProblem.INVALID_BODY,
                  unknown.getMessage(),
                  at("/pilotId", "unknown", unknown));
          case AgreementRefusal.PilotNotGraduated notGraduated ->
              Problem.of(AgreementProblem.PILOT_NOT_GRADUATED, notGraduated.getMessage());
          case AgreementRefusal.PilotHasAgreement has ->
              Problem.of(AgreementProblem.PILOT_HAS_AGREEMENT, has.getMessage());
          case AgreementRefusal.DecisionTwice twice ->
              Problem.of(AgreementProblem.DECISION_TWICE, twice.getMessage());
        });
  }

  @ServerExceptionMapper
  public RestResponse<Problem> conflict(RightConflict conflict) {
    return ProblemResponse.of(Problem.of(AgreementProblem.RIGHT_CONFLICT, conflict.getMessage()));
  }

  @ServerExceptionMapper
  public RestResponse<Problem> tooLarge(MatrixTooLarge refusal) {
    return ProblemResponse.of(Problem.of(AgreementProblem.MATRIX_TOO_LARGE, refusal.getMessage()));
  }

  @ServerExceptionMapper
  public RestResponse<Problem> notWhole(NotWhole refusal) {
    return ProblemResponse.of(
        switch (refusal) {
          case NotWhole.NotYours notYours ->
              Problem.of(AgreementProblem.NOT_YOURS, notYours.getMessage());
          case NotWhole.TooLarge tooLarge ->
              Problem.of(AgreementProblem.EVIDENCE_TOO_LARGE, tooLarge.getMessage());
        });
  }

  @ServerExceptionMapper
  public RestResponse<Problem> notAttestable(NotAttestable refusal) {
    return ProblemResponse.of(
        switch (refusal) {
          case NotAttestable.Draft draft ->
              Problem.of(AgreementProblem.NOT_SIGNED, draft.getMessage());
          case NotAttestable.NotSigned notSigned ->
              Problem.of(AgreementProblem.NOT_SIGNED, notSigned.getMessage());
          case NotAttestable.Pseudonymised pseudonymised ->
              Problem.of(AgreementProblem.WORDS_PSEUDONYMISED, pseudonymised.getMessage());
          case NotAttestable.RecordChanged changed ->
              Problem.of(AgreementProblem.RECORD_CHANGED, changed.getMessage());
        });
  }

  @ServerExceptionMapper
  public RestResponse<Problem> tooLarge(TooManyAgreements refusal) {
    return ProblemResponse.of(
        Problem.of(AgreementProblem.CONTEXT_EVENT_TOO_LARGE, refusal.getMessage()));
  }

  @ServerExceptionMapper
  public RestResponse<Problem> refused(WebhookRefusal refusal) {
    return ProblemResponse.of(
        switch (refusal) {
          case WebhookRefusal.WrongState wrong ->
              Problem.of(AgreementProblem.WRONG_STATE, wrong.getMessage())
                  .inState(wrong.state().name(), WebhookEndpointCommand.allowedIn(wrong.state()));
          case WebhookRefusal.NotSetUp notSetUp ->
              Problem.of(AgreementProblem.WEBHOOKS_NOT_SET_UP, notSetUp.getMessage());
          case WebhookRefusal.TooManyEndpoints tooMany ->
              Problem.of(AgreementProblem.TOO_MANY_ENDPOINTS, tooMany.getMessage());
          case WebhookRefusal.StillWaiting waiting ->
              Problem.of(AgreementProblem.STILL_WAITING, waiting.getMessage());
          case WebhookRefusal.ReplayRunning running ->
              Problem.of(AgreementProblem.REPLAY_RUNNING, running.getMessage());
          case WebhookRefusal.NothingToReplay nothing ->
              Problem.of(AgreementProblem.NOTHING_TO_REPLAY, nothing.getMessage());
          case WebhookRefusal.ReplayTooLarge tooLarge ->
              Problem.of(AgreementProblem.REPLAY_TOO_LARGE, tooLarge.getMessage());
          case WebhookRefusal.TargetNotAllowed target ->
              Problem.of(
                  CommonProblem.INVALID_BODY,
                  "The address of the endpoint " + target.getMessage() + ".",
                  List.of(Fault.at("/url", target.code(), target.getMessage())));
        });
  }

  @ServerExceptionMapper
  public RestResponse<Problem> refused(HrRefusal refusal) {
    return ProblemResponse.of(
        switch (refusal) {
          case HrRefusal.OlderRevision older ->
              Problem.of(AgreementProblem.OLDER_REVISION, older.getMessage());
          case HrRefusal.UnknownRevision unknown ->
              Problem.of(
                  AgreementProblem.UNKNOWN_REVISION,
                  unknown.getMessage(),
                  List.of(Fault.at("/revision", "unknown-revision", unknown.getMessage())));
          case HrRefusal.HrIdTaken taken ->
              Problem.of(
                  AgreementProblem.HR_ID_TAKEN,
                  taken.getMessage(),
                  List.of(Fault.at("/hrId", "hr-id-taken", taken.getMessage())));
        });
  }

  private static List<Fault> at(String pointer, String code, AgreementRefusal refusal) {
    return List.of(Fault.at(pointer, code, refusal.getMessage()));
  }
}
