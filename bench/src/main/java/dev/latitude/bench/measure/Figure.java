package dev.latitude.bench.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something found that has no limit of this machine beside it: a lag, a growth, a time to start.
 *
 * @param unit what it is counted in; empty for a ratio
 * @param most what it may be at most; null when it is only told
 */
public record Figure(String name, String unit, Spread value, @Nullable Double most) {

  public static Figure told(String name, String unit, List<Double> values) {
    return new Figure(name, unit, Spread.of(values), null);
  }

  public static Figure atMost(double most, String name, String unit, List<Double> values) {
    return new Figure(name, unit, Spread.of(values), most);
  }

  public boolean reached() {
    return most == null || value.median() <= most;
  }
}
