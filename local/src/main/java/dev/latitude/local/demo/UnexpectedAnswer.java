package dev.latitude.local.demo;

/** The suite answered something else than the story needs; the message says what. */
public final class UnexpectedAnswer extends RuntimeException {
  UnexpectedAnswer(String message) {
    super(message);
  }
}
