package dev.latitude.pilot.calendar;

import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.calendar.CalendarFixture.passDays;
import static dev.latitude.pilot.calendar.CalendarFixture.told;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.agree;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.propose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The job finds by itself which pilots lack data. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class TellOfMissingDataTest {
  @Inject TellOfMissingData job;

  @AfterEach
  void backToTheRealDay() {
    CalendarFixture.backToTheRealDay();
  }

  @Test
  void a_silence_is_told_and_acted_on_once_however_many_replicas_look() throws Exception {
    var id = active("[" + waiting("PAUSE", "P3D", "ARMED") + "]");
    job.run();
    assertThat(told(id)).isEmpty();

    passDays(5);
    Callable<Boolean> run =
        () -> {
          job.run();
          return true;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(IntStream.range(0, 4).mapToObj(_ -> run).toList())) {
        assertThat(done.get()).isTrue();
      }
    }
    var told = told(id);
    assertThat(told).hasSize(2);
    assertThat(told.getFirst()).startsWith("pilot.data-missing {action=PAUSE, grace=P3D");
    assertThat(told.getLast()).startsWith("pilot.paused");
    read(id).body("state", equalTo("PAUSED"));
  }

  @Test
  void what_is_agreed_later_about_the_same_silence_is_done_though_it_was_told() {
    var id = active("[" + waiting("NOTIFY", "P3D", "ARMED") + "]");
    silentUntilTold(id, 4);
    agreeOn(id, "[" + waiting("PAUSE", "P5D", "ARMED") + "]");
    passDays(4);
    job.run();
    read(id).body("state", equalTo("ACTIVE"));
    passDays(5);
    job.run();
    read(id).body("state", equalTo("PAUSED"));
    assertThat(told(id)).hasSize(3);
    assertThat(told(id).get(1)).startsWith("pilot.data-missing {action=PAUSE, grace=P5D");
  }

  @Test
  void out_of_the_shadow_a_trigger_acts_on_the_silence_that_was_only_told_in_it() {
    var id = active("[" + waiting("PAUSE", "P3D", "SHADOW") + "]");
    silentUntilTold(id, 4);
    read(id).body("state", equalTo("ACTIVE"));
    agreeOn(id, "[" + waiting("PAUSE", "P3D", "ARMED") + "]");
    job.run();
    read(id).body("state", equalTo("PAUSED"));
  }

  @Test
  void a_trigger_that_was_taken_out_and_comes_back_waits_for_data_again() {
    var other = waiting("HOLD", "P3D", "ARMED").replace("errors-rise", "errors-show");
    var id = active("[" + waiting("NOTIFY", "P3D", "ARMED") + "," + other + "]");
    silentUntilTold(id, 4);
    agreeOn(id, "[" + other + "]");
    agreeOn(id, "[" + other + "," + waiting("PAUSE", "P5D", "ARMED") + "]");
    passDays(5);
    job.run();
    read(id).body("state", equalTo("PAUSED"));
  }

  @Test
  void what_changes_nothing_about_missing_data_does_not_have_them_told_again() {
    var id = active("[" + waiting("NOTIFY", "P3D", "ARMED") + "]");
    silentUntilTold(id, 4);
    agreeOn(id, "[" + waiting("NOTIFY", "P3D", "ARMED").replace("4}", "3}") + "]");
    passDays(5);
    job.run();
    assertThat(told(id)).hasSize(1);
  }

  private void silentUntilTold(String id, int days) {
    passDays(days);
    job.run();
    assertThat(told(id)).hasSize(1);
  }

  private static void agreeOn(String id, String triggers) {
    propose(asAuthor(), id, triggers).statusCode(200);
    agree(asAuthor(), id).statusCode(200);
    agree(asApprover(), id).statusCode(200);
  }

  private static String waiting(String action, String grace, String mode) {
    return """
    {"key": "errors-rise", "metric": "error-rate", "kind": "GUARDRAIL", "operator": "ABOVE",
     "threshold": {"basis": "ABSOLUTE", "value": 4}, "consecutive": 1, "minimumSample": 1, "mode": "%s",
     "noData": {"action": "%s", "grace": "%s"}}
    """
        .formatted(mode, action, grace);
  }
}
