package dev.latitude.pilot.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.pilot.trigger.Evaluator;
import dev.latitude.pilot.trigger.Reading;
import dev.latitude.pilot.trigger.TriggerFixture;
import dev.latitude.pilot.trigger.Verdict;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ReplayProperties {
  @Property
  void it_would_have_acted_when_the_evaluator_would_have_said_so(
      @ForAll @Size(max = 12) List<@IntRange(min = 3, max = 5) Integer> values,
      @ForAll @IntRange(min = 1, max = 3) int consecutive) {
    var evaluator = new Evaluator(TriggerFixture.above4(consecutive, 1), null, 0);
    var series = new ArrayList<Reading>();
    var replay = new Replay(evaluator, true);
    for (int day = 0; day < values.size(); day++) {
      series.add(TriggerFixture.reading(day, String.valueOf(values.get(day))));
      replay.see(series.getLast());
      boolean breachedByNow =
          evaluator.judge(evaluator.tally(series)).verdict() == Verdict.BREACHED;
      assertThat(replay.result().acts() > 0).isEqualTo(breachedByNow);
    }
    var result = replay.result();
    assertThat(result.verdict()).isEqualTo(evaluator.judge(evaluator.tally(series)).verdict());
    assertThat(result.steps()).hasSize(values.size());
    assertThat(result.actedAt()).hasSize(result.acts());
  }
}
