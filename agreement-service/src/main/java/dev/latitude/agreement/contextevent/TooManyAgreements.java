package dev.latitude.agreement.contextevent;

/** More agreements than one context event can be previewed and answered for. */
public final class TooManyAgreements extends RuntimeException {
  TooManyAgreements(int most) {
    super(
        "The people have more than "
            + most
            + " agreements between them. Report the event in parts, for some of the people at a time.",
        null,
        false,
        false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
