package dev.latitude.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.latitude.kit.time.Times;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.function.Function;

/**
 * Reads times and dates from their ISO 8601 text and from nothing else; the stock readers also take
 * numbers and guess what is meant.
 */
final class TextOnly<T> extends StdScalarDeserializer<T> {
  private final transient Function<String, T> parse;

  private TextOnly(Class<T> type, Function<String, T> parse) {
    super(type);
    this.parse = parse;
  }

  static SimpleModule module() {
    return new SimpleModule("text-only times")
        .addSerializer(Instant.class, new MomentText())
        .addDeserializer(Instant.class, new TextOnly<>(Instant.class, Times::instant))
        .addDeserializer(LocalDate.class, new TextOnly<>(LocalDate.class, Times::date))
        .addDeserializer(Duration.class, new TextOnly<>(Duration.class, Duration::parse))
        .addDeserializer(Period.class, new TextOnly<>(Period.class, Period::parse));
  }

  @Override
  @SuppressWarnings("unchecked") // the context answers a value of the handled type, or throws
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (T) context.handleUnexpectedToken(handledType(), parser);
    }
    try {
      return parse.apply(parser.getText());
    } catch (DateTimeException unreadable) {
      return (T) context.handleWeirdStringValue(handledType(), parser.getText(), "not a value");
    }
  }
}
