package dev.latitude.proposal.catalogue;

import dev.latitude.kit.document.SpreadsheetText;
import dev.latitude.kit.problem.Violations;
import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Dimension;
import dev.latitude.proposal.proposal.Risk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as a CSV file (RFC 4180), read and written. What was written reads as what it was.
 */
@ApplicationScoped
class CatalogueFile {
  static final int MOST_ROWS = 5_000;

  /** Empty lines are let through, because the library does not count those it skips. */
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private final Validator validator;

  CatalogueFile(Validator validator) {
    this.validator = validator;
  }

  static void writeHeader(Appendable out) throws IOException {
    printer(out).printRecord(Arrays.stream(CatalogueColumn.values()).map(CatalogueColumn::header));
  }

  static void write(List<DecisionType> types, Appendable out) throws IOException {
    var printer = printer(out);
    for (var type : types) {
      printer.printRecord(
          type.slug(),
          SpreadsheetText.guard(type.title()),
          type.dimension(),
          type.usualRisk(),
          type.ceiling(),
          type.state(),
          type.version());
    }
  }

  @SuppressWarnings("resource") // closing it would close what it writes to
  private static CSVPrinter printer(Appendable out) throws IOException {
    return new CSVPrinter(out, FORMAT);
  }

  /** The rows of a file, each entry once; or a refusal that names all its faults. */
  List<CatalogueRow> read(String text) {
    var faults = new FileFaults();
    var rows = new ArrayList<CatalogueRow>();
    try (var parser = CSVParser.parse(text, FORMAT)) {
      read(parser, rows, faults);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // it is all in memory
    }
    faults.refuseAny();
    return rows;
  }

  private void read(CSVParser parser, List<CatalogueRow> rows, FileFaults faults) {
    var records = parser.iterator();
    var seen = new HashMap<String, Long>();
    long line = 1;
    try {
      if (!records.hasNext()) {
        faults.at(1, "required", "the line that names the columns is missing");
        return;
      }
      var header = CatalogueHeader.read(records.next());
      line = parser.getCurrentLineNumber() + 1;
      int count = 0;
      while (records.hasNext()) {
        var record = records.next();
        if (!isEmptyLine(record)) {
          if (++count > MOST_ROWS) {
            faults.at(line, "size", "it is one entry more than " + MOST_ROWS + "; split the file");
            return;
          }
          new Row(header, record, line, faults).read(seen).ifPresent(rows::add);
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException unreadable) {
      faults.at(
          line,
          "quotes",
          "a quoted cell that begins here is not closed, or something stands behind its closing quote. Nothing after it was read");
    }
  }

  private static boolean isEmptyLine(CSVRecord record) {
    return record.size() == 1 && record.get(0).isEmpty();
  }

  /** One line on its way to becoming an entry. */
  private final class Row {
    private final CatalogueHeader header;
    private final CSVRecord record;
    private final long line;
    private final FileFaults faults;
    private boolean faulty;

    Row(CatalogueHeader header, CSVRecord record, long line, FileFaults faults) {
      this.header = header;
      this.record = record;
      this.line = line;
      this.faults = faults;
    }

    Optional<CatalogueRow> read(Map<String, Long> seen) {
      if (record.size() != header.width()) {
        faults.at(
            line,
            "columns",
            "it has %d cells, and the first line names %d columns; a comma inside a cell needs quotes around the cell"
                .formatted(record.size(), header.width()));
        return Optional.empty();
      }
      var slug = header.cell(record, CatalogueColumn.SLUG);
      var earlier = seen.putIfAbsent(slug, line);
      if (earlier != null && !slug.isEmpty()) {
        fault(
            CatalogueColumn.SLUG,
            "duplicate",
            "'%s' stands on line %d already".formatted(slug, earlier));
      }
      var type = type(slug);
      var state = Optional.ofNullable(constant(CatalogueColumn.STATE, DecisionTypeState.class));
      var version = version();
      return faulty ? Optional.empty() : Optional.of(new CatalogueRow(line, type, state, version));
    }

    /** Holds nulls where a cell had no value; it is then faulty, and nobody will see it. */
    @SuppressWarnings("NullAway")
    private NewDecisionType type(String slug) {
      var type =
          new NewDecisionType(
              slug.isEmpty() ? null : slug,
              SpreadsheetText.unguard(header.cell(record, CatalogueColumn.TITLE)),
              constant(CatalogueColumn.DIMENSION, Dimension.class),
              constant(CatalogueColumn.USUAL_RISK, Risk.class),
              constant(CatalogueColumn.CEILING, DelegationLevel.class));
      validator.validate(type).stream()
          .map(Violations::inBody)
          .sorted(Comparator.comparing(fault -> String.valueOf(fault.pointer())))
          .forEach(
              fault ->
                  CatalogueColumn.called(String.valueOf(fault.pointer()).substring(1))
                      .filter(column -> !isNamedAlready(column))
                      .ifPresent(column -> fault(column, fault.code(), fault.detail())));
      if (type.title().indexOf('\0') >= 0) {
        fault(CatalogueColumn.TITLE, "text", "must not contain the NUL character");
      }
      return type;
    }

    /** A value that is no constant of its column was told with the constants there are. */
    private boolean isNamedAlready(CatalogueColumn column) {
      return switch (column) {
        case DIMENSION, USUAL_RISK, CEILING -> !header.cell(record, column).isEmpty();
        case SLUG, TITLE, STATE, VERSION -> false;
      };
    }

    private <E extends Enum<E>> @Nullable E constant(CatalogueColumn column, Class<E> type) {
      var text = header.cell(record, column);
      if (text.isEmpty()) {
        return null;
      }
      var constants = type.getEnumConstants();
      for (var constant : constants) {
        if (constant.name().equals(text)) {
          return constant;
        }
      }
      var names = Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
      fault(column, "invalid", "must be one of " + names);
      return null;
    }

    private Optional<Long> version() {
      var text = header.cell(record, CatalogueColumn.VERSION);
      try {
        return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
      } catch (NumberFormatException notANumber) {
        fault(CatalogueColumn.VERSION, "invalid", "must be a whole number, or empty");
        return Optional.empty();
      }
    }

    private void fault(CatalogueColumn column, String code, String detail) {
      faulty = true;
      faults.at(line, header.position(column), column.header(), code, detail);
    }
  }
}
