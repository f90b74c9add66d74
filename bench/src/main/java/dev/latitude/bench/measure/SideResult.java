package dev.latitude.bench.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What came of one side.
 *
 * @param closed rounds with as much load as could be had
 * @param timed rounds at the same rate for every side; none when no operation was timed
 */
public record SideResult(String name, List<Round> closed, List<Round> timed) {

  public Spread throughput() {
    return spread(closed, round -> round.outcome().unitsPerSecond());
  }

  public Spread p50() {
    return spread(timed, round -> round.outcome().p50());
  }

  public Spread p99() {
    return spread(timed, round -> round.outcome().p99());
  }

  /** Microseconds of processors for each answer or row, by group of processes. */
  public Map<String, Double> processorMicros() {
    var micros = new LinkedHashMap<String, Double>();
    for (var group : closed.getFirst().processors().keySet()) {
      micros.put(
          group,
          spread(
                  closed,
                  round ->
                      1e6
                          * round.processors().getOrDefault(group, 0.0)
                          / Math.max(1, round.outcome().units()))
              .median());
    }
    return micros;
  }

  /** How many processors were busy with something else. */
  public double othersBusy() {
    return spread(closed, Round::othersBusy).median();
  }

  private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> value) {
    return Spread.of(rounds.stream().mapToDouble(value).boxed().toList());
  }
}
