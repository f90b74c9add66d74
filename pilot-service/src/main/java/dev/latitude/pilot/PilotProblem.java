package dev.latitude.pilot;

import dev.latitude.kit.problem.ProblemType;

/** The failures that only this service answers with. */
public enum PilotProblem implements ProblemType {
  WRONG_STATE("wrong-state", 409, "The state does not allow this"),
  NOT_YOURS("not-yours-to-do", 403, "This is somebody else's to do"),
  PROPOSAL_NOT_ACCEPTED("proposal-not-accepted", 409, "The proposal is not accepted"),
  PILOT_EXISTS("pilot-exists", 409, "The proposal has a pilot already"),
  OTHER_TRIGGER_SET("other-trigger-set", 409, "The pilot has another trigger set"),
  NO_TRIGGER_SET_PROPOSED("no-trigger-set-proposed", 409, "No other trigger set is on the table"),
  DATES_HAVE_COME(
      "dates-have-come", 409, "A review date has come since the trigger set was proposed"),
  CANNOT_START("cannot-start", 422, "The pilot cannot start yet"),
  PAST_ITS_END("past-its-end", 409, "The pilot's last day has passed"),
  PERIOD_OVERLAPS("period-overlaps", 409, "Some of these days are measured already"),
  ALREADY_DISPUTED("already-disputed", 409, "The measurement cannot be disputed again"),
  NO_OPEN_DISPUTE("no-open-dispute", 409, "The measurement is not disputed"),
  MEASUREMENT_CORRECTED("measurement-corrected", 409, "The measurement was corrected"),
  STILL_BREACHED("still-breached", 422, "The numbers would revert the pilot again"),
  ROWS_REFUSED("rows-refused", 422, "Some rows are refused, so none was recorded"),
  ALREADY_ANSWERED("already-answered", 409, "The entry was answered already"),
  ALREADY_REPORTED("already-reported", 409, "The period has its status update already"),
  INSUFFICIENT_DATA("insufficient-data", 422, "The numbers do not carry a graduation");

  private final String code;
  private final int status;
  private final String title;

  PilotProblem(String code, int status, String title) {
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
