package dev.latitude.pilot.calendar;

import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.calendar.CalendarFixture.passDays;
import static dev.latitude.pilot.calendar.CalendarFixture.told;
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
    var id =
        active(
            """
            [{"key": "errors-rise", "metric": "error-rate", "kind": "GUARDRAIL", "operator": "ABOVE",
              "threshold": {"basis": "ABSOLUTE", "value": 4}, "consecutive": 1, "minimumSample": 1, "mode": "ARMED",
              "noData": {"action": "PAUSE", "grace": "P3D"}}]
            """);
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
}
