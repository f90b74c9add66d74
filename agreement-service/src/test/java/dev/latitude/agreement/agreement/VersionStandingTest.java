package dev.latitude.agreement.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.agreement.agreement.VersionStanding.Days;
import dev.latitude.agreement.agreement.VersionStanding.Turns;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionStandingTest {
  private static final LocalDate FROM = LocalDate.of(2026, 3, 2);
  private static final Turns NO_TURNS = new Turns(null, null);
  private static final LocalDate TO = LocalDate.of(2026, 12, 31);

  @ParameterizedTest
  @CsvSource({
    // state of the agreement, number, number that binds, number that follows, signed by both, now
    "OFFERED,   1, 1,  , false, 2026-03-02T12:00:00Z, OFFERED",
    "OFFERED,   1, 2,  , false, 2026-03-02T12:00:00Z, WITHDRAWN",
    "DRAFT,     1, 1,  , false, 2026-03-02T12:00:00Z, WITHDRAWN",
    "DISCARDED, 1, 1,  , false, 2026-03-02T12:00:00Z, WITHDRAWN",
    "IN_FORCE,  1, 2,  , false, 2026-03-02T12:00:00Z, WITHDRAWN",
    "IN_FORCE,  2, 1, 2, false, 2026-03-02T12:00:00Z, OFFERED",
    "IN_FORCE,  2, 1, 3, false, 2026-03-02T12:00:00Z, WITHDRAWN",
    "IN_FORCE,  2, 1, 2, true,  2026-03-01T22:59:59Z, NOT_YET_EFFECTIVE",
    "IN_FORCE,  1, 1, 2, true,  2026-03-02T12:00:00Z, IN_FORCE",
    "IN_FORCE,  1, 1,  , true,  2026-03-01T22:59:59Z, NOT_YET_EFFECTIVE",
    "IN_FORCE,  1, 1,  , true,  2026-03-01T23:00:00Z, IN_FORCE",
    "IN_FORCE,  1, 1,  , true,  2026-12-31T22:59:59Z, IN_FORCE",
    "IN_FORCE,  1, 1,  , true,  2026-12-31T23:00:00Z, ENDED",
    "IN_FORCE,  1, 2,  , true,  2026-03-02T12:00:00Z, SUPERSEDED",
    "SUSPENDED, 1, 1,  , true,  2026-03-02T12:00:00Z, SUSPENDED",
    "SUSPENDED, 1, 1,  , true,  2026-12-31T23:00:00Z, ENDED",
    "ENDED,     1, 1,  , true,  2026-03-02T12:00:00Z, ENDED",
    "ENDED,     1, 2,  , true,  2026-03-02T12:00:00Z, SUPERSEDED",
    // never in force, as the agreement ended before its first day
    "ENDED,     2, 1,  , true,  2026-03-01T12:00:00Z, ENDED",
    "ENDED,     2, 1,  , true,  2026-03-02T12:00:00Z, ENDED",
  })
  void what_a_version_is_worth_follows_from_its_agreement_its_signatures_and_the_day(
      AgreementState state,
      int number,
      int binding,
      @Nullable Integer following,
      boolean signed,
      Instant now,
      VersionStanding expected) {
    var days = new Days(FROM, TO, "Europe/Berlin");
    assertThat(VersionStanding.of(state, number, binding, following, signed, days, NO_TURNS, now))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T23:59:59Z, NOT_YET_EFFECTIVE",
    "2099-01-01T00:00:00Z, IN_FORCE",
  })
  void without_a_last_day_it_does_not_end_by_itself(Instant now, VersionStanding expected) {
    var days = new Days(FROM, null, null);
    assertThat(VersionStanding.of(AgreementState.IN_FORCE, 1, 1, null, true, days, NO_TURNS, now))
        .isEqualTo(expected);
  }

  /** The job that sees to it comes a while after the moment. */
  @ParameterizedTest
  @CsvSource({
    // number, when it ends, when the next version begins, now
    "1, 2026-06-01T00:00:00Z,                     , 2026-05-31T23:59:59Z, IN_FORCE",
    "1, 2026-06-01T00:00:00Z,                     , 2026-06-01T00:00:00Z, ENDED",
    "1,                     , 2026-06-01T00:00:00Z, 2026-05-31T23:59:59Z, IN_FORCE",
    "1,                     , 2026-06-01T00:00:00Z, 2026-06-01T00:00:00Z, SUPERSEDED",
    "2,                     , 2026-06-01T00:00:00Z, 2026-06-01T00:00:00Z, IN_FORCE",
    "2, 2026-07-01T00:00:00Z, 2026-06-01T00:00:00Z, 2026-07-01T00:00:00Z, ENDED",
    // the notice is for a day before the next version, which never comes into force
    "1, 2026-05-01T00:00:00Z, 2026-06-01T00:00:00Z, 2026-06-01T00:00:00Z, ENDED",
    "2, 2026-05-01T00:00:00Z, 2026-06-01T00:00:00Z, 2026-06-01T00:00:00Z, ENDED",
  })
  void what_time_has_brought_about_counts_from_its_moment_on(
      int number,
      @Nullable Instant endsAt,
      @Nullable Instant nextBegins,
      Instant now,
      VersionStanding expected) {
    var days = new Days(FROM, null, null);
    assertThat(
            VersionStanding.of(
                AgreementState.IN_FORCE,
                number,
                1,
                2,
                true,
                days,
                new Turns(endsAt, nextBegins),
                now))
        .isEqualTo(expected);
  }
}
