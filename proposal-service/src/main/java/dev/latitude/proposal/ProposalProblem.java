package dev.latitude.proposal;

import dev.latitude.kit.problem.ProblemType;

/** The failures that only this service answers with. */
public enum ProposalProblem implements ProblemType {
  WRONG_STATE("wrong-state", 409, "The state does not allow this"),
  NOT_YOURS("not-yours-to-do", 403, "This is somebody else's to do"),
  NOT_READY("not-ready", 422, "The offer is not ready to be put before the other side"),
  STALE_REVISION("stale-revision", 412, "Another revision is on the table"),
  OWN_APPROVER("own-approver", 422, "Author and approver must be two people"),
  TOO_MANY_ATTACHMENTS("too-many-attachments", 409, "The proposal holds no more attachments"),
  NOTHING_TO_ATTACH("nothing-to-attach", 422, "There is no such fact or attachment"),
  OTHER_APPROVER("other-approver", 422, "A counter-offer cannot change who is asked"),
  POLICY_FORBIDS("policy-forbids", 409, "The catalogue does not allow this"),
  EXTENSION_OUTSIDE("extension-outside", 422, "The answer date cannot be moved there"),
  ALLY_INVOLVED("ally-involved", 422, "An ally is somebody other than author and approver"),
  ASKED_ALREADY("asked-already", 409, "The ally was asked and has not answered"),
  TAKES_NO_SUPPORT("takes-no-support", 409, "The proposal takes no support now"),
  TOO_MANY_ENDORSEMENTS("too-many-endorsements", 409, "Support was asked for often enough"),
  SLUG_TAKEN("slug-taken", 409, "The catalogue has this decision already"),
  FRICTION_LOG_FULL("friction-log-full", 409, "Your friction log is full");

  private final String code;
  private final int status;
  private final String title;

  ProposalProblem(String code, int status, String title) {
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
