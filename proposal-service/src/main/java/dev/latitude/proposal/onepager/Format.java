package dev.latitude.proposal.onepager;

import java.util.Arrays;

/** What a one-pager can be had as. */
enum Format {
  HTML("text/html", "html"),
  PDF("application/pdf", "pdf"),
  MARKDOWN("text/markdown", "md");

  private final String mediaType;
  private final String extension;

  Format(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  static Format of(String mediaType) {
    return Arrays.stream(values())
        .filter(format -> format.mediaType.equals(mediaType))
        .findFirst()
        .orElseThrow();
  }

  String mediaType() {
    return mediaType;
  }

  boolean isText() {
    return this != PDF;
  }

  /** Nothing of it is anybody's text, so it is safe wherever it is saved. */
  String fileName(Offer offer) {
    var made = offer.made();
    var which = made == null ? "draft" : "revision-" + made.revision();
    return "one-pager-" + offer.proposal() + "-" + which + "." + extension;
  }
}
