package dev.latitude.agreement.agreement;

/** What a review of an agreement comes to. */
public enum ReviewOutcome {
  /** Go on as agreed. */
  CONTINUE(AgreementCommand.By.APPROVER),
  /** The same for longer: drafts the renewal. */
  RENEW(AgreementCommand.By.PARTY),
  /** Other terms: opens the amendment. */
  AMEND(AgreementCommand.By.PARTY),
  /** More than this: opens a follow-up proposal, which is the employee's to make. */
  EXPAND(AgreementCommand.By.EMPLOYEE),
  /** Go no further: ends it, at once or on a day. */
  END(AgreementCommand.By.PARTY);

  private final AgreementCommand.By by;

  ReviewOutcome(AgreementCommand.By by) {
    this.by = by;
  }

  AgreementCommand.By by() {
    return by;
  }
}
