package dev.latitude.kit.document;

/** A finished PDF, and how many pages it has. */
public final class Pdf {
  private final byte[] bytes;
  private final int pages;

  Pdf(byte[] bytes, int pages) {
    this.bytes = bytes;
    this.pages = pages;
  }

  /** The file. It is shared with whoever asked for the same page, so it is not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  public int pages() {
    return pages;
  }
}
