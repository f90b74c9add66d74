package dev.latitude.kit.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalInt;

/** A document in one format. */
public final class Printed {
  /**
   * Browsers want it; the renderer of PDFs takes XML, in which it would open the door to entities.
   */
  private static final String DOCTYPE = "<!DOCTYPE html>\n";

  /** What is no page for a browser may do nothing in one. */
  private static final String NO_POLICY = "default-src 'none'; frame-ancestors 'none'";

  private final byte[] bytes;
  private final String policy;
  private final OptionalInt pages;

  private Printed(byte[] bytes, String policy, OptionalInt pages) {
    this.bytes = bytes;
    this.policy = policy;
    this.pages = pages;
  }

  /** XHTML without a document type, for a browser. */
  public static Printed page(String page, PageHead head) {
    return new Printed(
        (DOCTYPE + page).getBytes(UTF_8), head.policyOfAnswer(), OptionalInt.empty());
  }

  public static Printed pdf(Pdf pdf) {
    return new Printed(pdf.bytes(), NO_POLICY, OptionalInt.of(pdf.pages()));
  }

  public static Printed markdown(String text) {
    return new Printed(text.getBytes(UTF_8), NO_POLICY, OptionalInt.empty());
  }

  /** The same, of which it is known how many pages it takes. */
  public Printed withPages(int counted) {
    return new Printed(bytes, policy, OptionalInt.of(counted));
  }

  public byte[] bytes() {
    return bytes;
  }

  /** The content security policy it is shown under. */
  public String policy() {
    return policy;
  }

  /** How many sheets of paper it takes, if that was counted; Markdown has no pages. */
  public OptionalInt pages() {
    return pages;
  }
}
