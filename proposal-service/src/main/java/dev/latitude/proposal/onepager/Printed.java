package dev.latitude.proposal.onepager;

import java.util.OptionalInt;

/** A one-pager in one format. */
final class Printed {
  private final byte[] bytes;
  private final String policy;
  private final OptionalInt pages;

  /**
   * @param policy the content security policy it is shown under
   * @param pages how many sheets of paper it takes; Markdown has no pages
   */
  Printed(byte[] bytes, String policy, OptionalInt pages) {
    this.bytes = bytes;
    this.policy = policy;
    this.pages = pages;
  }

  byte[] bytes() {
    return bytes;
  }

  String policy() {
    return policy;
  }

  OptionalInt pages() {
    return pages;
  }
}
