package dev.latitude.proposal.catalogue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** The first line of a file: which column stands where. */
final class CatalogueHeader {
  private final Map<CatalogueColumn, Integer> positions = new EnumMap<>(CatalogueColumn.class);
  private final int width;

  private CatalogueHeader(int width) {
    this.width = width;
  }

  /** A file whose columns are not known is not worth reading on. */
  static CatalogueHeader read(CSVRecord record) {
    var faults = new FileFaults();
    var cells = record.toList();
    var header = new CatalogueHeader(cells.size());
    separator(cells).ifPresent(found -> refuse(faults, found));
    for (int i = 0; i < cells.size(); i++) {
      header.place(cells.get(i), i, faults);
    }
    for (var column : CatalogueColumn.values()) {
      if (column.isRequired() && !header.positions.containsKey(column)) {
        faults.at(1, "required", "the column '" + column.header() + "' is missing");
      }
    }
    faults.refuseAny();
    return header;
  }

  private static void refuse(FileFaults faults, String separator) {
    faults.at(
        1,
        "separator",
        "the columns are separated by "
            + separator
            + ". Save the file with commas between them; spreadsheets call it 'CSV UTF-8 (comma delimited)', and some need a language set that writes decimals with a point");
    faults.refuseAny();
  }

  private static Optional<String> separator(List<String> cells) {
    if (cells.size() > 1) {
      return Optional.empty();
    }
    var only = cells.getFirst();
    return only.contains(";")
        ? Optional.of("semicolons")
        : only.contains("\t") ? Optional.of("tabs") : Optional.empty();
  }

  private void place(String name, int position, FileFaults faults) {
    var column = CatalogueColumn.called(name);
    if (column.isEmpty()) {
      faults.at(
          1,
          "unknown-column",
          "'%s' is no column of the catalogue; it has %s".formatted(name, CatalogueColumn.all()));
    } else if (positions.putIfAbsent(column.get(), position) != null) {
      faults.at(1, "duplicate", "the column '" + name + "' stands there twice");
    }
  }

  int width() {
    return width;
  }

  boolean has(CatalogueColumn column) {
    return positions.containsKey(column);
  }

  int position(CatalogueColumn column) {
    return positions.getOrDefault(column, 0);
  }

  /** Empty when the file has no such column, or nothing in it. */
  String cell(CSVRecord record, CatalogueColumn column) {
    return has(column) ? record.get(position(column)) : "";
  }
}
