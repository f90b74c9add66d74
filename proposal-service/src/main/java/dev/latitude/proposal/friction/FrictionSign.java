package dev.latitude.proposal.friction;

/** An everyday sign that somebody has less say over their work than the work needs. */
public enum FrictionSign {
  /** A routine decision had to wait for somebody's signature. */
  ROUTINE_SIGN_OFF,
  /** Somebody looked into how the work is done instead of what comes of it. */
  METHOD_CHECK_IN,
  /** The standard procedure was insisted on although the case was another one. */
  PROCEDURE_OVER_CONTEXT,
  /** Others filled the calendar without asking. */
  CALENDAR_TAKEN,
  /** A small change, of a date or a tool, needed leave. */
  PERMISSION_FOR_SMALL_CHANGE,
  /** People, money or priorities could not be moved to where they were needed. */
  RESOURCES_OUT_OF_REACH,
  /** Nothing could be tried out before somebody had approved it. */
  TRIAL_NEEDS_APPROVAL,
  /** The work was judged by whether the process was kept, not by what it achieved. */
  PROCESS_OVER_IMPACT,
  /** A suggestion was welcomed, and nobody was given the means to carry it out. */
  IDEA_WITHOUT_MANDATE,
  /** Others in the same position may decide what one may not decide oneself. */
  PEERS_DECIDE_MORE
}
