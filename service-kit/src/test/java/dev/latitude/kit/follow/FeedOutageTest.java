package dev.latitude.kit.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import dev.latitude.testkit.LogOf;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedOutageTest {
  private static final Duration PAUSE = Duration.ofMillis(250);
  private final Exception refused =
      new ProcessingException(new ConnectException("Connection refused: /127.0.0.1:1"));
  private final Exception fault = new IllegalStateException("Cannot use the cursor");
  private static final String WAITING =
      "WARN Waiting for word-service, whose feed tells which words were said; trying again until it answers: ";
  private static final String CANNOT =
      "ERROR The feed of word-service cannot be read or applied; trying again in PT0.25S: ";
  private static final String FOLLOWED = "INFO The feed of word-service is being followed";

  private final FeedOutage outage = new FeedOutage(new Words("word-events"));

  @Test
  void that_nobody_answers_is_one_line_however_often_it_is_tried() {
    try (var log = LogOf.type(FeedOutage.class)) {
      outage.failed(refused, PAUSE);
      outage.failed(refused, PAUSE);
      outage.over();
      outage.over();
      outage.failed(refused, PAUSE);
      var waiting = WAITING + "Connection refused: /127.0.0.1:1";
      assertThat(log.lines()).containsExactly(waiting, FOLLOWED, waiting);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void a_gateway_that_says_so_means_the_same(int status) {
    try (var log = LogOf.type(FeedOutage.class)) {
      outage.failed(new WebApplicationException("away", status), PAUSE);
      assertThat(log.lines()).containsExactly(WAITING + "away");
    }
  }

  @Test
  void a_fault_is_told_in_full_once_and_then_in_a_line_at_every_attempt() {
    try (var log = LogOf.type(FeedOutage.class)) {
      outage.failed(fault, PAUSE);
      outage.failed(fault, PAUSE);
      outage.over();
      assertThat(log.lines())
          .containsExactly(CANNOT + fault + " with a stack", CANNOT + fault, FOLLOWED);
    }
  }

  @Test
  void a_refusal_and_a_page_that_is_no_page_are_faults() {
    var refusal = new WebApplicationException("no", 403);
    var noPage = new ProcessingException(new JsonParseException(null, "no page"));
    try (var log = LogOf.type(FeedOutage.class)) {
      outage.failed(refusal, PAUSE);
      outage.over();
      outage.failed(noPage, PAUSE);
      assertThat(log.lines())
          .containsExactly(
              CANNOT + refusal + " with a stack", FOLLOWED, CANNOT + noPage + " with a stack");
    }
  }

  @Test
  void a_feed_that_does_not_go_on_from_the_cursor_is_for_people_to_decide_about() {
    try (var log = LogOf.type(FeedOutage.class)) {
      outage.failed(new WebApplicationException("gone", 410), PAUSE);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith(
              "ERROR The feed of word-service does not go on from what was applied last: it was restored")
          .contains("docs/operations.md, Restore");
    }
  }

  @Test
  void a_fault_that_follows_an_absence_is_told_in_full() {
    try (var log = LogOf.type(FeedOutage.class)) {
      outage.failed(refused, PAUSE);
      outage.failed(fault, PAUSE);
      outage.failed(refused, PAUSE);
      assertThat(log.lines()).hasSize(3).element(1).asString().endsWith("with a stack");
    }
  }
}
