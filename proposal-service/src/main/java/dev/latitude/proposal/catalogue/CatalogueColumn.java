package dev.latitude.proposal.catalogue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of the catalogue as a file, named like the properties in the API. */
enum CatalogueColumn {
  SLUG("slug", true),
  TITLE("title", true),
  DIMENSION("dimension", true),
  USUAL_RISK("usualRisk", true),
  CEILING("ceiling", true),
  /** Left out, or empty: as it is; for a new entry, active. */
  STATE("state", false),
  /** Left out, or empty: whatever it is. Else the entry is changed only if it is still this one. */
  VERSION("version", false);

  private final String header;
  private final boolean required;

  CatalogueColumn(String header, boolean required) {
    this.header = header;
    this.required = required;
  }

  String header() {
    return header;
  }

  boolean isRequired() {
    return required;
  }

  static Optional<CatalogueColumn> called(String header) {
    return Arrays.stream(values()).filter(column -> column.header.equals(header)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(CatalogueColumn::header).collect(Collectors.joining(", "));
  }
}
