package dev.latitude.pilot.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PilotByPilotTest {
  private final List<UUID> due =
      new ArrayList<>(Stream.generate(UUID::randomUUID).limit(250).toList());

  @Test
  void everything_that_is_due_is_worked_through_batch_by_batch() {
    PilotByPilot.run("job", this::due, due::remove);
    assertThat(due).isEmpty();
  }

  @Test
  void one_that_fails_keeps_no_other_waiting_and_is_told_at_the_end() {
    var bad = due.get(3);
    assertThatThrownBy(
            () ->
                PilotByPilot.run(
                    "job",
                    this::due,
                    id -> {
                      if (id.equals(bad)) {
                        throw new IllegalArgumentException("bad");
                      }
                      due.remove(id);
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Pilots passed over: [" + bad + "]");
    assertThat(due).containsExactly(bad);
  }

  @Test
  void where_all_fail_it_gives_up() {
    var tried = new ArrayList<UUID>();
    assertThatThrownBy(
            () ->
                PilotByPilot.run(
                    "job",
                    this::due,
                    id -> {
                      tried.add(id);
                      throw new IllegalArgumentException("no database");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(tried).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void a_service_that_stops_leaves_the_rest_for_later() {
    PilotByPilot.run(
        "job",
        this::due,
        id -> {
          due.remove(id);
          Thread.currentThread().interrupt();
        });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(due).hasSize(249);
  }

  private List<UUID> due(int limit) {
    return List.copyOf(due.subList(0, Math.min(limit, due.size())));
  }
}
