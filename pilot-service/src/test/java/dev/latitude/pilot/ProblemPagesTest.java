package dev.latitude.pilot;

import dev.latitude.testkit.ProblemPages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemPagesTest {
  @ParameterizedTest
  @EnumSource
  void every_problem_is_explained(PilotProblem problem) {
    ProblemPages.assertExplained(problem.code(), problem.status());
  }
}
