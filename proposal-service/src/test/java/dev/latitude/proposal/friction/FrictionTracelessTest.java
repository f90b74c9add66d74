package dev.latitude.proposal.friction;

import static dev.latitude.proposal.friction.FrictionFixture.ENTRIES;
import static dev.latitude.proposal.friction.FrictionFixture.as;
import static dev.latitude.proposal.friction.FrictionFixture.content;
import static dev.latitude.proposal.friction.FrictionFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry is told by no by-product of keeping it, and leaves nothing behind. */
@QuarkusTest
@WithTestResource(RealParts.class)
class FrictionTracelessTest {
  @Inject AgroalDataSource database;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  private SecretEntry entry;

  @BeforeEach
  void somebody_notes_something() {
    entry = SecretEntry.noted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hr-integration", "auditor", "service"})
  void the_event_feed_knows_nothing_of_it(String role) {
    readChangeAndDelete();
    var feed = feed(role);
    assertThat(feed).doesNotContainIgnoringCase("friction");
    entry.assertNotIn(feed);
  }

  /** Whoever sees the proposal sees the summary in it, and nobody else that there is one. */
  @Test
  void the_event_feed_does_not_tell_that_a_summary_was_attached_and_taken_out_again() {
    var author = somebody();
    var decision = FrictionFixture.newDecision();
    FrictionFixture.add(author, content(decision, "2026-03-02", "PT6H"));
    var draft = as(author).body(ProposalFixture.content(decision)).post("/api/v1/proposals");
    var attached =
        command(
            author,
            draft,
            "attach-friction-summary",
            "{\"decision\": \"%s\", \"from\": \"2026-03-01\", \"to\": \"2026-03-31\"}"
                .formatted(decision));
    String summary = attached.path("attachments[0].id");
    command(author, attached, "detach", "{\"attachment\": \"%s\"}".formatted(summary));
    assertThat(feed("service")).contains(author).doesNotContainIgnoringCase("friction");
  }

  private static Response command(String author, Response draft, String verb, String body) {
    return as(author)
        .header("If-Match", draft.header("ETag"))
        .body(body)
        .post("/api/v1/proposals/{id}/{verb}", draft.<String>path("id"), verb)
        .then()
        .statusCode(200)
        .extract()
        .response();
  }

  private static String feed(String role) {
    var feed = new StringBuilder();
    String after = "0".repeat(19);
    String next = null;
    while (!after.equals(next)) {
      after = next == null ? after : next;
      var page = as(somebody(), role).get("/api/v1/proposal-events?limit=1000&after=" + after);
      assertThat(page.statusCode()).isEqualTo(200);
      feed.append(page.asString());
      next = page.path("next");
    }
    return feed.toString();
  }

  @Test
  void the_metrics_know_nothing_of_it() {
    readChangeAndDelete();
    var scraped = given().get(metrics).then().statusCode(200).extract().asString();
    assertThat(scraped).contains("uri=\"/api/v1/friction-entries/{id}\"");
    entry.assertNotIn(scraped);
  }

  @Test
  void the_log_of_the_service_knows_nothing_of_it() {
    var logged = new Logged();
    var root = Logger.getLogger("");
    root.addHandler(logged);
    try {
      readChangeAndDelete();
      sendWhatIsRefused();
      Logger.getLogger("dev.latitude").info("the handler hears this");
    } finally {
      root.removeHandler(logged);
    }
    assertThat(logged.lines).anyMatch(line -> line.contains("the handler hears this"));
    entry.assertNotIn(String.join("\n", logged.lines));
  }

  @Test
  void refusals_repeat_nothing_of_it() {
    sendWhatIsRefused().forEach(entry::assertNotIn);
  }

  @Test
  void a_refusal_of_the_database_does_not_quote_the_row() {
    assertThatThrownBy(
            () -> {
              try (var connection = database.getConnection();
                  var insert =
                      connection.prepareStatement(
                          """
                          insert into friction_entry (id, author, version, created_at, updated_at, sign, day, waiting_seconds, work_scope, note)
                          values (uuidv7(), ?, 1, now(), now(), 'ROUTINE_SIGN_OFF', '2026-03-02', -1, 'TASK', ?)
                          """)) {
                insert.setString(1, entry.author());
                insert.setString(2, entry.note());
                insert.executeUpdate();
              }
            })
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("friction_entry_waiting_seconds_check")
        .satisfies(failure -> entry.assertNotIn(String.valueOf(failure.getMessage())));
  }

  @Test
  void what_was_replaced_is_gone_from_every_table() throws SQLException {
    assertThat(tablesWith(entry.note()))
        .containsExactlyInAnyOrder("friction_entry", "idempotency_key");
    as(entry.author())
        .header("If-Match", "\"1\"")
        .body(content(entry.decision(), "2026-03-02", "PT1H", "harmless"))
        .put(entry.path())
        .then()
        .statusCode(200);
    assertThat(tablesWith(entry.note())).isEmpty();
    assertThat(tablesWith(entry.decision())).containsExactly("friction_entry");
  }

  @Test
  void what_was_deleted_is_gone_from_every_table() throws SQLException {
    as(entry.author()).header("If-Match", "\"1\"").delete(entry.path()).then().statusCode(204);
    for (var word : List.of(entry.author(), entry.decision(), entry.note(), entry.id())) {
      assertThat(tablesWith(word)).as(word).isEmpty();
    }
  }

  private void readChangeAndDelete() {
    var robin = entry.author();
    as(robin)
        .header("If-Match", "\"1\"")
        .body(entry.content())
        .put(entry.path())
        .then()
        .statusCode(200);
    as(robin).get(ENTRIES + "?decision=" + entry.decision()).then().statusCode(200);
    as(robin)
        .get(ENTRIES + "/summary?from=2026-03-01&to=2026-03-31&decision=" + entry.decision())
        .then()
        .statusCode(200);
    as(robin).header("If-Match", "\"2\"").delete(entry.path()).then().statusCode(204);
  }

  private List<String> sendWhatIsRefused() {
    var robin = entry.author();
    var told = new ArrayList<String>();
    for (var body :
        List.of(
            entry.content().replace("TASK", "NO_SCOPE"),
            entry.content().replace("PT6H30M", "PT0S"),
            entry.content().replace("2026-03", "2999-03"),
            entry.content() + "}")) {
      told.add(as(robin).body(body).post(ENTRIES).then().extract().asString());
    }
    told.add(as(robin).get(ENTRIES + "?sign=NO&decision=" + entry.decision()).asString());
    told.add(as(robin).get(ENTRIES + "/summary?decision=" + entry.decision()).asString());
    told.add(as(robin).header("If-Match", "\"9\"").delete(entry.path()).asString());
    assertThat(told).allMatch(answer -> answer.contains("/problems/"));
    return told;
  }

  /** Every table of the service that has the word in any of its columns. */
  private List<String> tablesWith(String word) throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = database.getConnection();
        var list =
            connection.prepareStatement(
                "select tablename from pg_tables where schemaname = 'public'");
        var tables = list.executeQuery()) {
      while (tables.next()) {
        var table = tables.getString(1);
        try (var search =
            connection.prepareStatement(
                "select 1 from \"" + table + "\" t where t::text like ? limit 1")) {
          search.setString(1, "%" + word + "%");
          try (var rows = search.executeQuery()) {
            if (rows.next()) {
              found.add(table);
            }
          }
        }
      }
    }
    return found;
  }

  /** Everything that is logged, with what was thrown. */
  private static final class Logged extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    Logged() {
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord logged) {
      lines.add(logged.getMessage() + Arrays.toString(logged.getParameters()));
      for (var thrown = logged.getThrown(); thrown != null; thrown = thrown.getCause()) {
        lines.add(thrown.toString());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
