package dev.latitude.agreement.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionStandingTest {
  private static final LocalDate FROM = LocalDate.of(2026, 3, 2);
  private static final LocalDate TO = LocalDate.of(2026, 12, 31);

  @ParameterizedTest
  @CsvSource({
    // state of the agreement, number, number offered last, signed by both, today
    "OFFERED,   1, 1, false, 2026-03-02, OFFERED",
    "OFFERED,   1, 2, false, 2026-03-02, WITHDRAWN",
    "DRAFT,     1, 1, false, 2026-03-02, WITHDRAWN",
    "DISCARDED, 1, 1, false, 2026-03-02, WITHDRAWN",
    "IN_FORCE,  1, 2, false, 2026-03-02, WITHDRAWN",
    "IN_FORCE,  1, 1, true,  2026-03-01, NOT_YET_EFFECTIVE",
    "IN_FORCE,  1, 1, true,  2026-03-02, IN_FORCE",
    "IN_FORCE,  1, 1, true,  2026-12-31, IN_FORCE",
    "IN_FORCE,  1, 1, true,  2027-01-01, ENDED",
    "IN_FORCE,  1, 2, true,  2026-03-02, SUPERSEDED",
    "ENDED,     1, 1, true,  2026-03-02, ENDED",
    "ENDED,     1, 2, true,  2026-03-02, SUPERSEDED",
  })
  void what_a_version_is_worth_follows_from_its_agreement_its_signatures_and_the_day(
      AgreementState state,
      int number,
      int latest,
      boolean signed,
      LocalDate today,
      VersionStanding expected) {
    assertThat(VersionStanding.of(state, number, latest, signed, FROM, TO, today))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-01, NOT_YET_EFFECTIVE", "2099-01-01, IN_FORCE"})
  void without_a_last_day_it_does_not_end_by_itself(LocalDate today, VersionStanding expected) {
    assertThat(VersionStanding.of(AgreementState.IN_FORCE, 1, 1, true, FROM, null, today))
        .isEqualTo(expected);
  }
}
