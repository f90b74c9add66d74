package dev.latitude.proposal.catalogue;

/** The catalogue has a decision of this name already. */
public final class SlugTaken extends RuntimeException {
  SlugTaken(String slug) {
    super(
        "The catalogue already has a decision '"
            + slug
            + "'. Use that one, or choose another slug.",
        null,
        false,
        false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
