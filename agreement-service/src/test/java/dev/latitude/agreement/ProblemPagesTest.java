package dev.latitude.agreement;

import dev.latitude.testkit.ProblemPages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemPagesTest {
  @ParameterizedTest
  @EnumSource
  void every_problem_is_explained(AgreementProblem problem) {
    ProblemPages.assertExplained(problem.code(), problem.status());
  }
}
