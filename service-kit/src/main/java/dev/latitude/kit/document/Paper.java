package dev.latitude.kit.document;

/** What a document is printed on. */
public enum Paper {
  A4("A4"),
  LETTER("letter");

  private final String css;

  Paper(String css) {
    this.css = css;
  }

  /** Its name in a style sheet. */
  public String css() {
    return css;
  }
}
