package dev.latitude.kit.problem;

/**
 * What was asked for was there once and is not any more; the answer says where to start instead.
 */
public class GoneException extends ProblemException {
  private final String start;

  /**
   * Refuses, and says where to go.
   *
   * @param start path of the resource to start from
   */
  public GoneException(ProblemType type, String detail, String start) {
    super(type, detail);
    this.start = start;
  }

  String start() {
    return start;
  }
}
