package dev.latitude.pilot.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values to heights, with round numbers to read them off. */
final class ValueScale {
  private static final int STEPS = 4;
  private static final List<BigDecimal> ROUND =
      Stream.of("1", "2", "2.5", "5", "10").map(BigDecimal::new).toList();
  private static final BigDecimal MARGIN = new BigDecimal("0.08");

  private final BigDecimal low;
  private final BigDecimal high;
  private final BigDecimal step;
  private final Frame frame;

  private ValueScale(BigDecimal low, BigDecimal high, BigDecimal step, Frame frame) {
    this.low = low;
    this.high = high;
    this.step = step;
    this.frame = frame;
  }

  /** Everything that is drawn is on it, with some air around. */
  static ValueScale of(Chart chart, Frame frame) {
    var values =
        Stream.concat(
                chart.dots().stream()
                    .flatMap(dot -> Stream.of(dot.value(), dot.lowest(), dot.highest())),
                chart.lines().stream().map(Chart.Line::value))
            .flatMap(Stream::ofNullable)
            .toList();
    var lowest = values.stream().min(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    var highest = values.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
    var span = highest.subtract(lowest);
    if (span.signum() == 0) {
      span = highest.signum() == 0 ? BigDecimal.ONE : highest.abs();
    }
    var air = span.multiply(MARGIN);
    var from = lowest.subtract(air);
    if (lowest.signum() >= 0 && from.signum() < 0) {
      from = BigDecimal.ZERO;
    }
    var step = roundStep(highest.add(air).subtract(from));
    return new ValueScale(down(from, step), down(highest.add(air), step).add(step), step, frame);
  }

  private static BigDecimal roundStep(BigDecimal span) {
    var rough = span.divide(BigDecimal.valueOf(STEPS), MathContext.DECIMAL64);
    var magnitude = BigDecimal.ONE.scaleByPowerOfTen(rough.precision() - rough.scale() - 1);
    return ROUND.stream()
        .map(magnitude::multiply)
        .filter(step -> step.compareTo(rough) >= 0)
        .findFirst()
        .orElse(rough);
  }

  /** The multiple of the step at or below a value. */
  private static BigDecimal down(BigDecimal value, BigDecimal step) {
    return value.divide(step, 0, RoundingMode.FLOOR).multiply(step);
  }

  double y(BigDecimal value) {
    double part =
        value.subtract(low).divide(high.subtract(low), MathContext.DECIMAL64).doubleValue();
    return frame.bottom() - part * (frame.bottom() - Frame.TOP);
  }

  /** The round numbers from low to high. */
  List<BigDecimal> ticks() {
    int count = high.subtract(low).divide(step, 0, RoundingMode.HALF_UP).intValueExact();
    return IntStream.rangeClosed(0, count)
        .mapToObj(n -> low.add(step.multiply(BigDecimal.valueOf(n))))
        .toList();
  }
}
