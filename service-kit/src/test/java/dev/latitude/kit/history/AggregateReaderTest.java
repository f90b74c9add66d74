package dev.latitude.kit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.kit.sample.Note;
import dev.latitude.kit.sample.Notes;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is read only to be shown. */
@QuarkusTest
@WithTestResource(RealParts.class)
class AggregateReaderTest {
  @Inject AggregateReader reader;
  @Inject Notes notes;
  @Inject EntityManager entities;
  @Inject AgroalDataSource database;

  /** Two would be a deadlock of the pool as soon as all have one and wait for another. */
  @Test
  void in_a_transaction_it_reads_by_the_connection_of_the_transaction() {
    QuarkusTransaction.begin();
    try {
      var note = notes.write("robin", "not committed").id();
      entities.flush();
      assertThat(reader.find(Note.class, note)).map(Note::text).hasValue("not committed");
      assertThat(list(note)).extracting(Note::text).containsExactly("not committed");
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  /** Streams are requests that go on for as long as somebody looks, and may be many. */
  @Test
  void more_requests_than_there_are_connections_have_read_and_go_on() throws Exception {
    var note = notes.write("robin", "looked at").id();
    int many = 2 * database.getConfiguration().connectionPoolConfiguration().maxSize();
    var read = new CountDownLatch(many);
    try (var threads = Executors.newFixedThreadPool(many)) {
      var requests =
          threads.invokeAll(Collections.<Callable<Boolean>>nCopies(many, () -> goOn(note, read)));
      for (var request : requests) {
        assertThat(request.get()).as("all have read while none had ended").isTrue();
      }
    }
  }

  private boolean goOn(UUID note, CountDownLatch read) throws InterruptedException {
    var request = Arc.container().requestContext();
    request.activate();
    try {
      assertThat(reader.find(Note.class, note)).isPresent();
      assertThat(list(note)).hasSize(1);
      read.countDown();
      return read.await(30, TimeUnit.SECONDS);
    } finally {
      request.terminate();
    }
  }

  @Test
  void what_is_done_to_it_is_not_kept() {
    var note = notes.write("robin", "as it was");
    QuarkusTransaction.requiringNew()
        .run(() -> reader.find(Note.class, note.id()).orElseThrow().change("as it is not"));
    assertThat(notes.find(note.id()).text()).isEqualTo("as it was");
  }

  private List<Note> list(UUID id) {
    return reader.list(Note.class, "select * from note where id = :id", Map.of("id", id));
  }
}
