package dev.latitude.kit.document;

import java.util.Arrays;
import java.util.List;

/** What a document can be had as; whoever takes anything gets the first. */
public enum DocumentFormat {
  HTML("text/html", "html"),
  PDF("application/pdf", "pdf"),
  MARKDOWN("text/markdown", "md");

  private final String mediaType;
  private final String extension;

  DocumentFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public static DocumentFormat of(String mediaType) {
    return Arrays.stream(values())
        .filter(format -> format.mediaType.equals(mediaType))
        .findFirst()
        .orElseThrow();
  }

  public static List<String> mediaTypes() {
    return Arrays.stream(values()).map(DocumentFormat::mediaType).toList();
  }

  public String mediaType() {
    return mediaType;
  }

  /** Of a file that has it. */
  public String extension() {
    return extension;
  }

  public boolean isText() {
    return this != PDF;
  }
}
