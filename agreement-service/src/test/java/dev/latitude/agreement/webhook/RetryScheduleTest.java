package dev.latitude.agreement.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  @Test
  void unless_it_is_set_otherwise_it_is_tried_for_three_days() {
    assertThat(WebhookSettings.of(Map.of()).retries()).isEqualTo(PAUSES);
  }

  @Test
  void no_two_pauses_are_the_same_and_each_is_about_what_it_says() {
    var schedule = new RetrySchedule(PAUSES, new SplittableRandom(7));
    for (int failures = 1; failures <= PAUSES.size(); failures++) {
      var said = PAUSES.get(failures - 1).toMillis();
      int after = failures;
      var pauses =
          IntStream.range(0, 100)
              .mapToLong(_ -> schedule.pauseAfter(after).toMillis())
              .boxed()
              .toList();
      assertThat(pauses).allMatch(pause -> pause >= said * 0.9 && pause <= said * 1.1);
      assertThat(pauses.stream().distinct().count()).isGreaterThan(50);
    }
  }

  @Test
  void after_the_last_pause_it_is_over_and_that_pause_is_made_again() {
    var schedule = new RetrySchedule(PAUSES, new SplittableRandom(7));
    assertThat(schedule.isOver(PAUSES.size())).isFalse();
    assertThat(schedule.isOver(PAUSES.size() + 1)).isTrue();
    assertThat(schedule.pauseAfter(PAUSES.size() + 3))
        .isBetween(Duration.ofMinutes(1_296), Duration.ofMinutes(1_584));
  }
}
