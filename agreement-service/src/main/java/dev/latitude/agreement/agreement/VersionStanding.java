package dev.latitude.agreement.agreement;

import java.time.Instant;
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
  /** Signed by both, and out of force until the approver reinstates it. */
  SUSPENDED,
  /** Signed by both once, and replaced by a later version. */
  SUPERSEDED,
  /** Signed by both once, and over: ended, perhaps before its first day, or past its last one. */
  ENDED;

  /**
   * What becomes of it in this state of its agreement, at this moment.
   *
   * @param number of the version
   * @param binding number of the version in force or, before that, of the one offered last
   * @param following number of the version that is to follow it, from its offer on, if there is one
   * @param signedByBoth whether both have signed the version
   */
  public static VersionStanding of(
      AgreementState agreement,
      int number,
      int binding,
      @Nullable Integer following,
      boolean signedByBoth,
      Days days,
      Turns turns,
      Instant now) {
    boolean isFollowing = following != null && number == following;
    if (!signedByBoth) {
      boolean onTable = number == binding && agreement == AgreementState.OFFERED;
      return onTable || isFollowing ? OFFERED : WITHDRAWN;
    }
    if (number < binding || (number == binding && turns.nextHasBegunBy(now))) {
      return SUPERSEDED;
    }
    var today = days.today(now);
    if (agreement == AgreementState.ENDED
        || turns.isOverBy(now)
        || (days.to() != null && today.isAfter(days.to()))) {
      return ENDED;
    }
    if (agreement == AgreementState.SUSPENDED) {
      return SUSPENDED;
    }
    return today.isBefore(days.from()) ? NOT_YET_EFFECTIVE : IN_FORCE;
  }

  /**
   * What time brings about for the agreement, seen to already or not.
   *
   * @param endsAt when it ends as things stand, be it by notice
   * @param nextBegins when the version begins that is to follow the one in force, once both have
   *     signed it
   */
  public record Turns(@Nullable Instant endsAt, @Nullable Instant nextBegins) {
    public static Turns of(Agreement agreement) {
      var next = agreement.amendment();
      return new Turns(
          agreement.endsAt(),
          next == null || !next.isAgreed() ? null : next.wording().terms().begin());
    }

    private boolean isOverBy(Instant now) {
      return endsAt != null && !endsAt.isAfter(now);
    }

    private boolean nextHasBegunBy(Instant now) {
      return nextBegins != null
          && !nextBegins.isAfter(now)
          && (endsAt == null || nextBegins.isBefore(endsAt));
    }
  }

  /** The days of a version, as its terms count them. */
  public record Days(LocalDate from, @Nullable LocalDate to, @Nullable String timeZone) {
    public static Days of(Terms terms) {
      return new Days(terms.effectiveFrom(), terms.effectiveTo(), terms.timeZone());
    }

    /** The first moment of its first day. */
    public Instant begin() {
      return from.atStartOfDay(TimeZones.orUtc(timeZone)).toInstant();
    }

    LocalDate today(Instant now) {
      return LocalDate.ofInstant(now, TimeZones.orUtc(timeZone));
    }
  }
}
