package dev.latitude.local.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

  /** The second example of RFC 8785, section 3.2.2, with a number that a double holds. */
  @Test
  void theExampleOfTheRfcIsWrittenAsThere() throws Exception {
    var json =
        """
        {
          "numbers": [333333333.3333333, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false]
        }
        """;
    assertEquals(
        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
            + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
        written(json));
  }

  /** RFC 8785, section 3.2.3: by UTF-16 code units, and not by characters. */
  @Test
  void namesAreInTheOrderOfTheRfc() throws Exception {
    assertEquals(
        "{\"\\r\":1,\"1\":2,\"\u0080\":3,\"ö\":4,\"€\":5,\"😀\":6,\"\ufb33\":7}",
        written(
            "{\"\\u20ac\":5,\"\\r\":1,\"\\ufb33\":7,\"1\":2,\"\\ud83d\\ude00\":6,\"\\u0080\":3,\"\\u00f6\":4}"));
  }

  @Test
  void whatIsEmptyStaysSo() throws Exception {
    assertEquals("{\"a\":[],\"b\":{}}", written("{\"b\": {}, \"a\": []}"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0, 0",
    "-0.0, 0",
    "-5, -5",
    "2.50, 2.5",
    "100, 100",
    "9007199254740992, 9007199254740992",
    "-9007199254740992, -9007199254740992",
    "295147905179352830000, 295147905179352830000",
    "999999999999999900000, 999999999999999900000",
    "1e21, 1e+21",
    "1e23, 1e+23",
    "9.999999999999997e22, 9.999999999999997e+22",
    "1.0000000000000001e23, 1.0000000000000001e+23",
    "0.000001, 0.000001",
    "0.00000123, 0.00000123",
    "0.0000001, 1e-7",
    "9.999999999999997e-7, 9.999999999999997e-7",
    "333333333.33333325, 333333333.33333325",
    "-0.0000033333333333333333, -0.0000033333333333333333",
    "1.7976931348623157e308, 1.7976931348623157e+308",
  })
  void aNumberIsWrittenAsEcmaScriptWritesIt(String number, String expected) throws Exception {
    assertEquals(expected, CanonicalJson.number(new BigDecimal(number)));
  }

  @ParameterizedTest
  @CsvSource({"1e400", "0.1000000000000000055", "9007199254740993", "12345678901234567890"})
  void aNumberThatIsNotHashedAsItIsHasNoCanonicalForm(String number) {
    assertThrows(Broken.class, () -> CanonicalJson.number(new BigDecimal(number)));
  }

  private static String written(String json) throws Exception {
    return new String(CanonicalJson.bytes(StrictJson.read(json.getBytes(UTF_8))), UTF_8);
  }
}
