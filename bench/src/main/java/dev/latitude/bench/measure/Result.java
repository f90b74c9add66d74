package dev.latitude.bench.measure;

import dev.latitude.bench.data.Size;
import java.util.List;
import java.util.Map;

/**
 * What one measurement found.
 *
 * @param perSecond rate of the timed rounds; 0 when no operation was timed
 * @param figures what has no side to be held against
 * @param statements the statements that an operation makes, by operation
 */
public record Result(
    String name,
    String title,
    Size size,
    int connections,
    int rounds,
    double seconds,
    double perSecond,
    List<SideResult> sides,
    List<RatioResult> ratios,
    List<Figure> figures,
    Map<String, List<String>> statements) {

  public Result with(List<Figure> found) {
    return new Result(
        name,
        title,
        size,
        connections,
        rounds,
        seconds,
        perSecond,
        sides,
        ratios,
        found,
        statements);
  }
}
