package dev.latitude.agreement;

import dev.latitude.kit.problem.ProblemType;

/** The failures that only this service answers with. */
public enum AgreementProblem implements ProblemType {
  WRONG_STATE("wrong-state", 409, "The state does not allow this"),
  NOT_YOURS("not-yours-to-do", 403, "This is somebody else's to do"),
  OTHER_HASH("other-hash", 409, "The signature is for other words than those on the table"),
  ALREADY_SIGNED("already-signed", 409, "You have signed this version already"),
  TERMS_EXPIRED("terms-expired", 409, "The terms end before they could begin"),
  PILOT_NOT_GRADUATED("pilot-not-graduated", 409, "The pilot has not graduated"),
  PILOT_HAS_AGREEMENT("pilot-has-agreement", 409, "The pilot has a live agreement already"),
  DECISION_TWICE("decision-twice", 409, "The pilot names one decision twice"),
  RIGHT_CONFLICT("right-conflict", 409, "Another right holds this decision already"),
  MATRIX_TOO_LARGE("matrix-too-large", 422, "The matrix would have to be cut"),
  NOT_SIGNED("not-signed", 409, "It is not signed by both"),
  RECORD_CHANGED("record-changed", 409, "What is kept was changed after it had been offered");

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
