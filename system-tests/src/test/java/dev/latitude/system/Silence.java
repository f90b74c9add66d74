package dev.latitude.system;

import dev.latitude.local.demo.Answer;
import dev.latitude.local.demo.Narrator;

/** For tests that need the story's outcome and not its telling. */
final class Silence implements Narrator {
  @Override
  public void chapter(String title) {}

  @Override
  public void step(String what, Answer behind) {}
}
