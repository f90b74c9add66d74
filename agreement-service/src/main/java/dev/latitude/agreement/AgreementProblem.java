package dev.latitude.agreement;

import dev.latitude.kit.problem.ProblemType;

/** The failures that only this service answers with. */
public enum AgreementProblem implements ProblemType {
  WRONG_STATE("wrong-state", 409, "The state does not allow this"),
  NOT_YOURS("not-yours-to-do", 403, "This is somebody else's to do"),
  OTHER_HASH("other-hash", 409, "The signature is for other words than those on the table"),
  ALREADY_SIGNED("already-signed", 409, "You have signed this version already"),
  NO_AMENDMENT("no-amendment", 409, "There is no amendment"),
  AMENDMENT_OPEN("amendment-open", 409, "The agreement is being amended already"),
  UNDER_NOTICE("under-notice", 409, "Notice was given that the agreement ends"),
  NO_NOTICE("no-notice", 409, "No notice was given"),
  NOTHING_TO_RENEW("nothing-to-renew", 409, "The agreement has no last day"),
  NO_FOLLOW_UP("no-follow-up", 409, "The proposal cannot be followed up"),
  TERMS_EXPIRED("terms-expired", 409, "The terms end before they could begin"),
  PILOT_NOT_GRADUATED("pilot-not-graduated", 409, "The pilot has not graduated"),
  PILOT_HAS_AGREEMENT("pilot-has-agreement", 409, "The pilot has a live agreement already"),
  PROPOSAL_NOT_ACCEPTED("proposal-not-accepted", 409, "The proposal has not been accepted"),
  PROPOSAL_HAS_AGREEMENT(
      "proposal-has-agreement", 409, "The proposal has a live agreement already"),
  POLICY_FORBIDS("policy-forbids", 422, "The catalogue of decisions does not allow this"),
  DECISION_TWICE("decision-twice", 409, "One decision is named twice"),
  RIGHT_CONFLICT("right-conflict", 409, "Another right holds this decision already"),
  MATRIX_TOO_LARGE("matrix-too-large", 422, "The matrix would have to be cut"),
  EVIDENCE_TOO_LARGE("evidence-too-large", 422, "The evidence would have to be cut"),
  NOT_SIGNED("not-signed", 409, "It is not signed by both"),
  RECORD_CHANGED("record-changed", 409, "What is kept was changed after it had been offered"),
  WORDS_PSEUDONYMISED("words-pseudonymised", 409, "A pseudonym stands in the words"),
  OLDER_REVISION("older-revision", 409, "HR has acknowledged a newer revision"),
  UNKNOWN_REVISION("unknown-revision", 422, "HR was never told this revision"),
  HR_ID_TAKEN("hr-id-taken", 409, "The id is another agreement's in HR's system"),
  CONTEXT_EVENT_TOO_LARGE(
      "context-event-too-large", 422, "The event touches too many agreements at once"),
  WEBHOOKS_NOT_SET_UP("webhooks-not-set-up", 409, "Webhooks are not set up here"),
  TOO_MANY_ENDPOINTS("too-many-endpoints", 409, "There are as many endpoints as there may be"),
  STILL_WAITING("still-waiting", 409, "It has not been delivered yet"),
  REPLAY_RUNNING("replay-running", 409, "Another replay is not finished"),
  NOTHING_TO_REPLAY("nothing-to-replay", 409, "There is nothing to send again"),
  REPLAY_TOO_LARGE("replay-too-large", 422, "There is too much to send again at once");

  private final String code;
  private final int status;
  private final String title;

  AgreementProblem(String code, int status, String title) {
    this.code = code;
    this.status = status;
    this.title = title;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
