package dev.latitude.pilot.intake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a body, one after the other, so that never more than one of them is held. */
interface RowSource extends AutoCloseable {

  /** The next row; null after the last one. A row that is no JSON object is handed out as it is. */
  @Nullable RawRow next() throws IOException;

  RawRow.Places places();

  @Override
  void close() throws IOException;
}
