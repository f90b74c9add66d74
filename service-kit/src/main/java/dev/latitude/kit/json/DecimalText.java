package dev.latitude.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads a decimal as a string, so that no reader or writer on the way turns it into a float. A JSON
 * number is refused. It has room for what is computed exactly from a number with six decimals and a
 * percentage with six: that has fourteen.
 */
public final class DecimalText extends StdScalarDeserializer<BigDecimal> {
  private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,20}([.][0-9]{1,14})?");

  DecimalText() {
    super(BigDecimal.class);
  }

  @Override
  public BigDecimal deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING) && PLAIN.matcher(parser.getText()).matches()) {
      return new BigDecimal(parser.getText());
    }
    return context.reportInputMismatch(Text.class, "a decimal as text");
  }

  /** Names, in a fault, the one type whose values are decimals as text. */
  record Text() {}
}
