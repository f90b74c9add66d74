package dev.latitude.pilot.intake;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it, with a header: commas, quotes where needed, UTF-8. Each row becomes the
 * JSON object that the other formats would have, so that one set of rules looks at all of them.
 */
final class CsvRows implements RowSource {
  private static final List<String> NEEDED =
      List.of("metric", "from", "to", "value", "sampleSize", "source");
  private static final Set<String> NUMBERS = Set.of("value", "sampleSize");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,50}([.][0-9]{1,50})?");

  private final RowLength length;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> columns;
  private final ObjectMapper json;

  /**
   * @param withPilot whether the rows say which pilot they are of
   */
  CsvRows(Reader text, boolean withPilot, ObjectMapper json) throws IOException {
    this.length = new RowLength(text);
    this.parser = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get().parse(length);
    this.records = parser.iterator();
    this.json = json;
    var header = record();
    this.columns = header == null ? List.of() : header.toList();
    requireColumns(withPilot);
  }

  private void requireColumns(boolean withPilot) {
    var needed = Stream.concat(withPilot ? Stream.of("pilot") : Stream.of(), NEEDED.stream());
    var faults = new ArrayList<Fault>();
    needed
        .filter(name -> !columns.contains(name))
        .forEach(
            name -> faults.add(Fault.atLine(1, "/" + name, "required", "is a missing column")));
    var known =
        Stream.of(withPilot ? "pilot" : "", "unit", NEEDED.stream().collect(joining(",")))
            .flatMap(names -> Stream.of(names.split(",")))
            .toList();
    for (int i = 0; i < columns.size(); i++) {
      var name = columns.get(i);
      if (!known.contains(name) || name.isEmpty()) {
        faults.add(Fault.atLine(1, "/" + name, "unknown-column", "is not a column here"));
      } else if (columns.indexOf(name) < i) {
        faults.add(Fault.atLine(1, "/" + name, "repeated-column", "is there twice"));
      }
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(
          CommonProblem.INVALID_BODY,
          "The first line must name the columns, separated by commas: "
              + (withPilot ? "pilot," : "")
              + String.join(",", NEEDED)
              + ", and unit if you like.",
          faults);
    }
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    var record = record();
    if (record == null) {
      return null;
    }
    return new RawRow((int) parser.getCurrentLineNumber(), json.writeValueAsString(object(record)));
  }

  private @Nullable CSVRecord record() throws IOException {
    try {
      var record = records.hasNext() ? records.next() : null;
      length.rowEnds();
      return record;
    } catch (UncheckedIOException broken) {
      var cause = broken.getCause();
      if (cause instanceof CSVException) {
        throw new ProblemException(
            CommonProblem.MALFORMED_REQUEST,
            "The body is no well-formed CSV at line "
                + parser.getCurrentLineNumber()
                + ": look at its quotes.");
      }
      throw cause; // such as bytes that are no UTF-8
    }
  }

  private ObjectNode object(CSVRecord record) {
    var object = json.createObjectNode();
    for (int i = 0; i < record.size(); i++) {
      var text = record.get(i);
      if (!text.isEmpty()) {
        put(object, i, text);
      } // else nothing was said
    }
    return object;
  }

  private void put(ObjectNode object, int column, String text) {
    if (column >= columns.size()) {
      object.put("column " + (column + 1), text); // told as a property that does not belong here
    } else if (NUMBERS.contains(columns.get(column)) && NUMBER.matcher(text).matches()) {
      object.put(columns.get(column), new BigDecimal(text));
    } else {
      object.put(columns.get(column), text);
    }
  }

  @Override
  public RawRow.Places places() {
    return RawRow.LINES;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
