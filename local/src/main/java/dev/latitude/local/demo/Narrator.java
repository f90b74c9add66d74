package dev.latitude.local.demo;

/** Told each step of the story in a line, with the call behind it. */
public interface Narrator {
  void chapter(String title);

  void step(String what, Answer behind);
}
