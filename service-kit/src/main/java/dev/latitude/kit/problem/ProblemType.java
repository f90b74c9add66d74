package dev.latitude.kit.problem;

/**
 * A kind of failure that a client can tell from every other one. The code never changes once
 * published; it is the last segment of the problem's {@code type}.
 */
public interface ProblemType {
  String code();

  int status();

  String title();
}
