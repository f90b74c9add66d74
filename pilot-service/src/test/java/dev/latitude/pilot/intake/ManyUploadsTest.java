package dev.latitude.pilot.intake;

import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.testkit.TestIdentity.bearer;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.latitude.pilot.PilotFixture;
import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Uploads leave something of a replica to everybody else. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class ManyUploadsTest {
  private static final int AT_ONCE = 12;

  @TestHTTPResource("/")
  URI here;

  @Test
  void one_more_than_there_may_be_at_once_is_told_to_come_again_and_the_rest_goes_on()
      throws Exception {
    var id = active();
    var slow = new ArrayList<Socket>();
    try {
      for (int i = 0; i < AT_ONCE; i++) {
        slow.add(begin(id));
      }
      // One that was asked about while they began may have had the last place, and one of them
      // none.
      eventually(id, 503, () -> slow.add(begin(id)))
          .then()
          .header("Retry-After", "5")
          .body("type", equalTo("/problems/unavailable"));
      PilotFixture.read(id);
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
    eventually(id, 422, () -> true).then().body("type", equalTo("/problems/rows-refused"));
  }

  /** An upload of which only the beginning comes. */
  private Socket begin(String id) throws IOException {
    var socket = new Socket(here.getHost(), here.getPort());
    socket
        .getOutputStream()
        .write(
            """
            POST /api/v1/pilots/%s/measurements/batch HTTP/1.1\r
            Host: %s:%d\r
            Authorization: %s\r
            Content-Type: text/csv\r
            Content-Length: 1000\r
            \r
            metric,from,to"""
                .formatted(id, here.getHost(), here.getPort(), bearer("robin"))
                .getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static Response eventually(String id, int status, Callable<Boolean> meanwhile)
      throws Exception {
    var last = Instant.now().plus(Duration.ofSeconds(20));
    while (true) {
      var answer =
          PilotFixture.asAuthor()
              .contentType("text/csv; charset=utf-8")
              .body("metric,from,to,value,sampleSize,source\nclient-score,never,never,none,1,X\n")
              .post("/api/v1/pilots/{id}/measurements/batch", id);
      if (answer.statusCode() == status) {
        return answer;
      }
      assertThat(Instant.now()).as("in time, not %s", answer.statusCode()).isBefore(last);
      var _ = meanwhile.call();
      Thread.sleep(50);
    }
  }
}
