package dev.latitude.kit.problem;

import java.util.List;

/**
 * A failure of the edge (never of a business rule, which has its service's own refusals) on its way
 * to becoming a problem document.
 */
public class ProblemException extends RuntimeException {
  private final ProblemType type;
  private final transient List<Fault> errors;

  public ProblemException(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  public ProblemException(ProblemType type, String detail, List<Fault> errors) {
    super(detail);
    this.type = type;
    this.errors = List.copyOf(errors);
  }

  public static ProblemException notFound() {
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Nothing with this id exists, or it is not yours to see. Check the id and who you are signed in as.");
  }

  public static ProblemException invalidParameter(String parameter, String detail) {
    return invalidParameters(List.of(Fault.inParameter(parameter, "invalid", detail)));
  }

  /** One fault is told as such, several are pointed to. */
  public static ProblemException invalidParameters(List<Fault> faults) {
    var only = faults.size() == 1 ? faults.getFirst() : null;
    return new ProblemException(
        CommonProblem.INVALID_PARAMETER,
        only == null
            ? "One or more parameters are not valid; 'errors' names each."
            : "The parameter '%s' %s.".formatted(only.parameter(), only.detail()),
        faults);
  }

  public Problem toProblem() {
    return Problem.of(type, String.valueOf(getMessage()), errors);
  }
}
