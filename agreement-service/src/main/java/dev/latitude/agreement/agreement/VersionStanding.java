package dev.latitude.agreement.agreement;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a version that was once offered is worth now. */
@Schema(description = "What a version that was once offered is worth now. More may come.")
public enum VersionStanding {
  /** On the table, and not signed by both. */
  OFFERED,
  /** Off the table before both had signed it. */
  WITHDRAWN,
  /** Signed by both; its first day is yet to come. */
  NOT_YET_EFFECTIVE,
  IN_FORCE,
  /** Signed by both once, and replaced by a later version. */
  SUPERSEDED,
  /** Signed by both once, and over: ended by somebody, or past its last day. */
  ENDED;

  /**
   * What becomes of it in this state of its agreement, on this day.
   *
   * @param number of the version
   * @param latest number of the version that was offered last
   * @param signedByBoth whether both have signed the version
   * @param from its first day
   * @param to its last day, if it has one
   */
  public static VersionStanding of(
      AgreementState agreement,
      int number,
      int latest,
      boolean signedByBoth,
      LocalDate from,
      @Nullable LocalDate to,
      LocalDate today) {
    if (!signedByBoth) {
      return number == latest && agreement == AgreementState.OFFERED ? OFFERED : WITHDRAWN;
    }
    if (number != latest) {
      return SUPERSEDED;
    }
    if (agreement == AgreementState.ENDED || (to != null && today.isAfter(to))) {
      return ENDED;
    }
    return today.isBefore(from) ? NOT_YET_EFFECTIVE : IN_FORCE;
  }
}
