package dev.latitude.agreement.matrix;

/**
 * More rights than a matrix holds. One that left some out would be read as saying that there are no
 * others.
 */
public final class MatrixTooLarge extends RuntimeException {
  MatrixTooLarge() {
    super(
        "There are more than "
            + Matrix.MOST_RIGHTS
            + " rights in it, and a matrix that left some out would mislead. Ask about fewer people, or read them page by page with GET /api/v1/decision-rights.",
        null,
        false,
        false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
