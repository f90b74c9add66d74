package dev.latitude.pilot.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SvgChartTest {
  /** What a letter takes, on average. */
  private static final double LETTER = 6.5;

  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final Chart.Line GUARDRAIL =
      new Chart.Line(
          new BigDecimal("3.78"),
          Chart.Style.GUARDRAIL,
          Chart.Side.BELOW,
          "Guardrail",
          "below 3.78");
  private static final Chart.Line TARGET =
      new Chart.Line(new BigDecimal("4.3"), Chart.Style.TARGET, null, "Target", "4.3");

  private static final Chart.Axes PLAIN =
      new Chart.Axes() {
        @Override
        public String number(BigDecimal value) {
          return value.stripTrailingZeros().toPlainString();
        }

        @Override
        public String day(LocalDate day) {
          return day.toString();
        }
      };

  private static Chart chart(List<Chart.Dot> dots, List<Chart.Line> lines) {
    return new Chart(
        "Score", "Three values", START, START.plusDays(27), dots, lines, List.of(), "No values");
  }

  private static Chart.Dot dot(int day, String value, Chart.Weight weight) {
    return new Chart.Dot(
        START.plusDays(day),
        START.plusDays(day),
        new BigDecimal(value),
        null,
        null,
        weight,
        "day " + day);
  }

  private static String draw(Chart chart, Frame frame) {
    return SvgChart.draw(chart, frame, PLAIN, "c");
  }

  private static Document parse(String svg) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  private static List<Element> elements(Document svg, String name, String look) {
    var found = svg.getElementsByTagName(name);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> (Element) found.item(i))
        .filter(element -> element.getAttribute("class").startsWith(look))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Frame.class)
  void it_says_what_it_is_to_those_who_cannot_see_it(Frame frame) throws Exception {
    var svg = parse(draw(chart(List.of(dot(1, "4", Chart.Weight.COUNTED)), List.of()), frame));
    var root = svg.getDocumentElement();
    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-labelledby")).isEqualTo("c-title");
    assertThat(root.getAttribute("aria-describedby")).isEqualTo("c-desc");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Score");
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("Three values");
  }

  @ParameterizedTest
  @EnumSource(Frame.class)
  void that_there_are_no_values_is_said_where_no_line_is(Frame frame) throws Exception {
    var lines =
        Stream.of("3.0", "4.0", "5.0")
            .map(
                value ->
                    new Chart.Line(
                        new BigDecimal(value),
                        Chart.Style.WATCHED,
                        Chart.Side.ABOVE,
                        "Watched",
                        "above"))
            .toList();
    var svg = parse(draw(chart(List.of(), lines), frame));
    double said = Double.parseDouble(elements(svg, "text", "nothing").getFirst().getAttribute("y"));
    assertThat(elements(svg, "line", "level"))
        .hasSize(3)
        .allSatisfy(
            line ->
                assertThat(Math.abs(Double.parseDouble(line.getAttribute("y1")) - said))
                    .isGreaterThan(14));
  }

  @Test
  void every_line_has_its_name_beside_it_and_no_two_names_overlap() throws Exception {
    var close =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    new Chart.Line(
                        new BigDecimal("4." + i),
                        Chart.Style.WATCHED,
                        Chart.Side.ABOVE,
                        "Watched " + i,
                        "above"))
            .toList();
    var dots = List.of(dot(1, "0", Chart.Weight.COUNTED), dot(2, "90", Chart.Weight.COUNTED));
    var labels = elements(parse(draw(chart(dots, close), Frame.WIDE)), "text", "label");
    assertThat(labels).hasSize(6);
    var heights =
        labels.stream().map(label -> Double.parseDouble(label.getAttribute("y"))).sorted().toList();
    IntStream.range(1, 6)
        .forEach(i -> assertThat(heights.get(i) - heights.get(i - 1)).isGreaterThan(15.9));
  }

  @Test
  void higher_values_stand_higher_and_later_days_further_right() throws Exception {
    var dots = List.of(dot(1, "2", Chart.Weight.COUNTED), dot(9, "3", Chart.Weight.COUNTED));
    var circles = elements(parse(draw(chart(dots, List.of()), Frame.WIDE)), "circle", "");
    assertThat(number(circles.get(1), "cy")).isLessThan(number(circles.get(0), "cy"));
    assertThat(number(circles.get(1), "cx")).isGreaterThan(number(circles.get(0), "cx"));
  }

  @Test
  void what_does_not_count_looks_different_and_the_course_passes_it_by() throws Exception {
    var dots =
        List.of(
            dot(1, "4", Chart.Weight.COUNTED),
            dot(2, "9", Chart.Weight.NOT_COUNTED),
            dot(3, "3", Chart.Weight.BEYOND));
    var svg = parse(draw(chart(dots, List.of(GUARDRAIL, TARGET)), Frame.WIDE));
    assertThat(elements(svg, "g", "dot counted")).hasSize(1);
    assertThat(elements(svg, "g", "dot not_counted")).hasSize(1);
    assertThat(elements(svg, "g", "dot beyond")).hasSize(1);
    assertThat(elements(svg, "path", "course").getFirst().getAttribute("d").replaceAll("[^ML]", ""))
        .isEqualTo("ML");
  }

  @Test
  void the_side_to_keep_off_is_tinted_below_the_line_or_above_it() throws Exception {
    var below = parse(draw(chart(List.of(), List.of(GUARDRAIL, TARGET)), Frame.WIDE));
    var line = elements(below, "line", "level guardrail").getFirst();
    var zone = elements(below, "rect", "zone guardrail").getFirst();
    assertThat(zone.getAttribute("y")).isEqualTo(line.getAttribute("y1"));
    assertThat(elements(below, "text", "nothing").getFirst().getTextContent())
        .isEqualTo("No values");
  }

  @Test
  void of_many_values_only_those_are_dotted_that_need_a_look() throws Exception {
    var dots =
        IntStream.range(0, 300)
            .mapToObj(
                i ->
                    new Chart.Dot(
                        START.plusDays(i),
                        START.plusDays(i),
                        BigDecimal.valueOf(4),
                        BigDecimal.valueOf(i == 7 ? 3 : 4),
                        BigDecimal.valueOf(5),
                        i == 7 ? Chart.Weight.BEYOND : Chart.Weight.COUNTED,
                        "x"))
            .toList();
    var svg = parse(draw(chart(dots, List.of(GUARDRAIL)), Frame.WIDE));
    assertThat(elements(svg, "g", "dot")).hasSize(1);
    assertThat(elements(svg, "path", "band")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</text><script>alert(1)</script>",
        "\"/><image href=x onerror=alert(1)>",
        "]]><!--",
        "&lt;&#x3c;script&#x3e;"
      })
  void text_stays_text(String hostile) throws Exception {
    var line = new Chart.Line(BigDecimal.ONE, Chart.Style.TARGET, null, hostile, hostile);
    var chart =
        new Chart(
            hostile,
            hostile,
            START,
            START.plusDays(9),
            List.of(
                new Chart.Dot(
                    START, START, BigDecimal.TEN, null, null, Chart.Weight.COUNTED, hostile)),
            List.of(line),
            List.of(new Chart.Mark(START, Chart.Mark.Kind.TODAY, hostile)),
            hostile);
    for (var frame : Frame.values()) {
      var svg = parse(draw(chart, frame));
      assertThat(svg.getElementsByTagName("script").getLength()).isZero();
      assertThat(svg.getElementsByTagName("image").getLength()).isZero();
      assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(hostile);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "0.000001", "999999999.999999", "-0.3"})
  void one_value_of_any_size_can_be_drawn(String value) throws Exception {
    var svg =
        parse(draw(chart(List.of(dot(3, value, Chart.Weight.COUNTED)), List.of()), Frame.NARROW));
    var y = number(elements(svg, "circle", "").getFirst(), "cy");
    assertThat(y).isBetween((double) Frame.TOP, (double) Frame.NARROW.bottom());
    assertThat(elements(svg, "text", "tick value")).hasSizeBetween(2, 8);
  }

  @ParameterizedTest
  @EnumSource(Frame.class)
  void long_numbers_take_their_room_from_the_plot(Frame frame) throws Exception {
    var line =
        new Chart.Line(
            new BigDecimal("1250000.25"),
            Chart.Style.GUARDRAIL,
            Chart.Side.ABOVE,
            "Guardrail",
            "above 1,250,000.25");
    var dots =
        List.of(dot(0, "1100000", Chart.Weight.COUNTED), dot(27, "900000", Chart.Weight.COUNTED));
    var large = parse(draw(chart(dots, List.of(line)), frame));
    var small = parse(draw(chart(List.of(dot(1, "4", Chart.Weight.COUNTED)), List.of()), frame));
    var grid = elements(large, "line", "grid").getFirst();
    assertThat(elements(large, "text", "tick value"))
        .extracting(Element::getTextContent)
        .contains("1200000");
    assertThat(elements(large, "text", "tick value"))
        .allMatch(tick -> number(tick, "x") > 7 * LETTER * 0.9);
    assertThat(elements(large, "text", "label"))
        .allMatch(
            label -> number(label, "x") + label.getTextContent().length() * LETTER < frame.width());
    assertThat(number(elements(large, "circle", "").getFirst(), "cx"))
        .isGreaterThan(number(grid, "x1"));
    assertThat(number(elements(large, "circle", "").getLast(), "cx"))
        .isLessThan(number(grid, "x2"));
    assertThat(number(elements(small, "line", "grid").getFirst(), "x1"))
        .isLessThan(number(grid, "x1"));
    assertThat(number(elements(small, "line", "grid").getFirst(), "x2"))
        .isGreaterThan(number(grid, "x2"));
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
