package dev.latitude.proposal.readiness;

import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.kit.document.PdfRenderer;
import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What readiness keeps from others while it waits. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ReadinessConnectionsTest {
  @Inject AgroalDataSource database;

  /** While many documents are being made, pages are counted late. */
  @Test
  void more_requests_than_there_are_connections_wait_for_their_pages() throws Exception {
    String id = ProposalFixture.draft().extract().path("id");
    int many = 2 * database.getConfiguration().connectionPoolConfiguration().maxSize();
    var waiting = new CountDownLatch(many);
    QuarkusMock.installMockForType(new Slow(waiting), PdfRenderer.class);
    Callable<Integer> ask =
        () ->
            given()
                .header("Authorization", bearer(AUTHOR))
                .get("/api/v1/proposals/{id}/readiness", id)
                .statusCode();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(Collections.nCopies(many, ask))) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
    assertThat(waiting.getCount()).as("all have waited while none had ended").isZero();
  }

  /** Counts a page when as many are waiting as are to come. */
  private static final class Slow extends PdfRenderer {
    private final CountDownLatch waiting;

    Slow(CountDownLatch waiting) {
      this.waiting = waiting;
    }

    @Override
    public int pages(String page) {
      waiting.countDown();
      try {
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
      return 1;
    }
  }
}
