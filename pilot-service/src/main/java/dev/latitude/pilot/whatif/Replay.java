package dev.latitude.pilot.whatif;

import dev.latitude.pilot.trigger.Evaluator;
import dev.latitude.pilot.trigger.Reading;
import dev.latitude.pilot.trigger.Tally;
import dev.latitude.pilot.trigger.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Runs a trigger over a series from its first day on and notes what it would have done. It keeps no
 * more than it tells, however long the series is.
 */
final class Replay {
  private static final int MOST_ACTS_TOLD = 100;
  private static final int MOST_STEPS_TOLD = 1_000;

  private final Evaluator evaluator;
  private final boolean tellsIds;
  private final List<WhatIfView.Step> actedAt = new ArrayList<>();
  private final Deque<WhatIfView.Step> steps = new ArrayDeque<>();
  private Tally tally = Tally.EMPTY;
  private int acts;

  Replay(Evaluator evaluator, boolean tellsIds) {
    this.evaluator = evaluator;
    this.tellsIds = tellsIds;
  }

  /** The next reading, of later days than all before it. */
  void see(Reading reading) {
    var before = tally;
    tally = evaluator.add(tally, reading);
    boolean counts = tally.counted() > before.counted();
    var step = step(reading, counts);
    if (steps.size() == MOST_STEPS_TOLD) {
      steps.removeFirst();
    }
    steps.addLast(step);
    // the row acts when it gets long enough, and not again while it goes on
    if (counts && step.inARow() == evaluator.trigger().consecutive()) {
      acts++;
      if (acts <= MOST_ACTS_TOLD) {
        actedAt.add(step);
      }
    }
  }

  private WhatIfView.Step step(Reading reading, boolean counts) {
    var row = tally.row();
    int inARow = row == null ? 0 : row.length();
    return new WhatIfView.Step(
        tellsIds ? reading.measurement() : null,
        reading.from(),
        reading.to(),
        reading.value(),
        reading.sampleSize(),
        verdict(counts, inARow),
        inARow);
  }

  private Verdict verdict(boolean counts, int inARow) {
    if (!counts || evaluator.limit() == null) {
      return Verdict.INSUFFICIENT_DATA;
    }
    return inARow >= evaluator.trigger().consecutive() ? Verdict.BREACHED : Verdict.WITHIN;
  }

  WhatIfView result() {
    var judgement = evaluator.judge(tally);
    return new WhatIfView(
        judgement.verdict(),
        judgement.reason(),
        judgement.limit(),
        tally.counted(),
        tally.tooSmall(),
        acts,
        List.copyOf(actedAt),
        List.copyOf(steps));
  }
}
