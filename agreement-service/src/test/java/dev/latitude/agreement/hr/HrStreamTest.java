package dev.latitude.agreement.hr;

import static dev.latitude.agreement.hr.HrFixture.AGREEMENTS;
import static dev.latitude.agreement.hr.HrFixture.eventually;
import static dev.latitude.agreement.hr.HrFixture.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.kit.problem.ProblemMappers;
import dev.latitude.testkit.LogOf;
import dev.latitude.testkit.RealParts;
import dev.latitude.testkit.TestIdentity;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What HR copies when there is much of it. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HrStreamTest {
  /** More than a digest hashes before it asks for patience. */
  private static final int MANY = 11 * Digests.BATCH + 100;

  /** More than there are connections to the database. */
  private static final int READERS = 25;

  @Inject AgroalDataSource database;
  @Inject HrSnapshots snapshots;
  private boolean there;

  /** Made once. Each has entered into force, and that is all that has happened to it. */
  @BeforeEach
  void many() throws SQLException {
    if (there) {
      return;
    }
    there = true;
    var like = AgreementFixture.in(AgreementState.IN_FORCE);
    run(
        """
        with many as (
          insert into agreement (id, version, created_at, updated_at, employee, approver, state, pilot_id, pilot_completed_at, terms, version_number,
                                 hash, employee_signed_at, approver_signed_at, review_points)
          select uuidv7(), 1, created_at, updated_at, 'streamed-' || n, approver, state, gen_random_uuid(), pilot_completed_at,
                 terms, version_number, hash, employee_signed_at, approver_signed_at, '[]'
          from agreement, generate_series(1, @many) as n where id = '@like'
          returning id)
        insert into event (id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, hash)
        select uuidv7(), id, 'agreement', 1, 'agreement.entered-into-force', now(), 'robin', '{}', '\\x00', sha256('\\x00'), sha256('\\x00')
        from many
        """
            .replace("@many", String.valueOf(MANY))
            .replace("@like", like.id));
    eventually(() -> text("select count(*) from event where position is null").equals("0"));
  }

  /** Only their events stay, which nobody can take back. */
  @AfterAll
  void none() throws SQLException {
    run(
        "delete from hr_place where agreement_id in (select id from agreement where employee like 'streamed-%')");
    run(
        "delete from hr_record where agreement_id in (select id from agreement where employee like 'streamed-%')");
    run("delete from agreement where employee like 'streamed-%'");
    run("delete from hr_bucket");
    run("update hr_record set content_hash = null, hashed_revision = null");
  }

  @Test
  void of_a_stream_one_batch_is_in_memory_however_long_it_is() throws IOException {
    var batches = new ArrayList<WeakReference<List<?>>>();
    QuarkusMock.installMockForType(
        new HrQueries(database) {
          @Override
          <T> List<T> read(String sql, Parameters parameters, Row<T> reader) {
            var found = super.read(sql, parameters, reader);
            if (found.size() > 1) {
              batches.add(new WeakReference<>(found));
            }
            return found;
          }
        },
        HrQueries.class);
    var lines = new Lines(batches);
    snapshots.write(null, lines);
    assertThat(lines.count).isGreaterThan(MANY);
    assertThat(batches).hasSizeGreaterThan(MANY / 500);
    assertThat(lines.mostInMemory).isEqualTo(1);
  }

  @Test
  void readers_that_take_nothing_and_go_away_hold_no_connection() throws Exception {
    var readers = new ArrayList<Socket>();
    try (var log = LogOf.type(ProblemMappers.class)) {
      try {
        for (int i = 0; i < READERS; i++) {
          readers.add(reader());
        }
        get(AGREEMENTS + "?limit=1").statusCode(200);
      } finally {
        for (var reader : readers) {
          reader.close();
        }
      }
      eventually(
          () ->
              text("""
                select count(*) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and state in ('active', 'idle in transaction')
                  and query like '%hr_place%'
                """)
                  .equals("0"));
      eventually(() -> !log.lines().isEmpty());
      assertThat(log.lines())
          .as("nobody has to mend anything")
          .allMatch(line -> line.startsWith("INFO"));
    }
    get(AGREEMENTS + "?limit=1").statusCode(200);
  }

  @Test
  void a_digest_over_very_many_new_ones_asks_for_patience_and_is_then_there() {
    get("/api/v1/hr/digest")
        .statusCode(503)
        .header("Retry-After", "5")
        .body("type", equalTo("/problems/unavailable"))
        .body("status", equalTo(503));
    get("/api/v1/hr/digest").statusCode(200);
  }

  /** Somebody who has got the beginning of a stream and reads no further. */
  private static Socket reader() throws IOException {
    var socket = new Socket("localhost", RestAssured.port);
    socket
        .getOutputStream()
        .write(
            """
            GET %s HTTP/1.1
            Host: localhost
            Accept: application/x-ndjson
            Authorization: Bearer %s

            """
                .formatted(AGREEMENTS, TestIdentity.token("hr-system", "hr-integration"))
                .replace("\n", "\r\n")
                .getBytes(UTF_8));
    assertThat(new String(socket.getInputStream().readNBytes(15), UTF_8))
        .isEqualTo("HTTP/1.1 200 OK");
    return socket;
  }

  private void run(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String sql) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Looks now and then at how much of what was read is still in memory. */
  private static final class Lines extends OutputStream {
    private final List<WeakReference<List<?>>> batches;
    private int count;
    private long mostInMemory;

    private Lines(List<WeakReference<List<?>>> batches) {
      this.batches = batches;
    }

    @Override
    public void write(int b) {
      if (b == '\n' && ++count % 1_700 == 0) {
        System.gc();
        mostInMemory =
            Math.max(mostInMemory, batches.stream().filter(batch -> batch.get() != null).count());
      }
    }
  }
}
