package dev.latitude.pilot.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.json.CheckedBodyReader;
import dev.latitude.kit.upload.Upload;
import dev.latitude.kit.upload.UploadReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;

/** Opens a body by its format. */
@ApplicationScoped
class RowSources {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CheckedBodyReader checked;
  private final ObjectMapper json;

  RowSources(CheckedBodyReader checked, ObjectMapper json) {
    this.checked = checked;
    this.json = json;
  }

  /**
   * @param withPilot whether the rows say which pilot they are of
   */
  RowSource open(Upload upload, boolean withPilot) throws IOException {
    return switch (upload.mediaType()) {
      case UploadReader.CSV -> new CsvRows(text(upload), withPilot, json);
      case UploadReader.NDJSON -> new NdjsonRows(text(upload));
      default -> new JsonRows(upload.open(), checked, json);
    };
  }

  /** How faults name the rows of a body. */
  static RawRow.Places places(Upload upload) {
    return switch (upload.mediaType()) {
      case UploadReader.CSV, UploadReader.NDJSON -> RawRow.LINES;
      default -> RawRow.ITEMS;
    };
  }

  /**
   * Bytes that are no UTF-8 are an error, and not a question mark in somebody's data. The mark of
   * the byte order that spreadsheets put in front is none of the text.
   */
  private static Reader text(Upload upload) throws IOException {
    var text =
        new BufferedReader(
            new InputStreamReader(
                upload.open(),
                UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }
}
