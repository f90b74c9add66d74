package dev.latitude.pilot.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.json.CheckedBodyReader;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON document with the rows as its {@code items}; small enough to be read at once. */
final class JsonRows implements RowSource {
  static final int MOST = 1_000;

  private final ObjectMapper json;
  private final Iterator<JsonNode> items;
  private int number;

  JsonRows(InputStream body, CheckedBodyReader checked, ObjectMapper json) throws IOException {
    this.json = json;
    try (body) {
      this.items = checked.check(body.readAllBytes(), Items.class).items().iterator();
    }
  }

  private record Items(@NotNull @Size(min = 1, max = MOST) List<JsonNode> items) {}

  @Override
  public @Nullable RawRow next() throws IOException {
    return items.hasNext() ? new RawRow(number++, json.writeValueAsString(items.next())) : null;
  }

  @Override
  public RawRow.Places places() {
    return RawRow.ITEMS;
  }

  @Override
  public void close() {}
}
