package dev.latitude.agreement.matrix;

import java.util.Arrays;
import java.util.List;

/** What a matrix can be had as; whoever takes anything gets the first. */
enum MatrixFormat {
  JSON("application/json"),
  CSV("text/csv"),
  HTML("text/html");

  private final String mediaType;

  MatrixFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  static List<String> mediaTypes() {
    return Arrays.stream(values()).map(MatrixFormat::mediaType).toList();
  }

  static MatrixFormat of(String mediaType) {
    return Arrays.stream(values())
        .filter(format -> format.mediaType.equals(mediaType))
        .findFirst()
        .orElseThrow();
  }

  String mediaType() {
    return mediaType;
  }
}
