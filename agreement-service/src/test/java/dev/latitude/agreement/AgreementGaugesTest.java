package dev.latitude.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class AgreementGaugesTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  @Inject MeterRegistry meters;
  @Inject AgroalDataSource database;

  private final Instant beginning = Instant.now();

  @AfterEach
  void backToTheRealTime() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void agreements_are_counted_by_state_once_a_minute_and_those_that_are_over_are_not()
      throws SQLException {
    double drafts = stored("DRAFT");
    double suspended = stored("SUSPENDED");
    at(2);
    await("DRAFT", drafts);

    AgreementFixture.draft();
    AgreementFixture.in(AgreementState.SUSPENDED);
    assertThat(gauge("DRAFT")).as("within the minute").isEqualTo(drafts);
    at(4);
    await("DRAFT", drafts + 1);
    assertThat(gauge("SUSPENDED")).isEqualTo(suspended + 1);
    assertThat(meters.find("latitude.agreements").gauges())
        .extracting(gauge -> gauge.getId().getTag("state"))
        .containsExactlyInAnyOrder("DRAFT", "OFFERED", "IN_FORCE", "SUSPENDED");
  }

  @Test
  void what_was_counted_long_ago_is_no_number() throws SQLException {
    at(12);
    await("DRAFT", stored("DRAFT"));
    at(18);
    assertThat(gauge("DRAFT")).isNaN();
    await("DRAFT", stored("DRAFT"));
  }

  @Test
  void they_are_counted_from_an_index_that_has_only_those_that_are_not_over() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      var _ = statement.execute("set enable_seqscan = off");
      try (var rows = statement.executeQuery("explain " + AgreementGauges.COUNT)) {
        var plan = new StringBuilder();
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
        assertThat(plan.toString()).contains("agreement_alive");
      } finally {
        var _ = statement.execute("reset enable_seqscan");
      }
    }
  }

  private double gauge(String state) {
    return meters.get("latitude.agreements").tag("state", state).gauge().value();
  }

  private double stored(String state) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement("select count(*) from agreement where state = ?")) {
      select.setString(1, state);
      try (var row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getDouble(1);
      }
    }
  }

  /** Lets the clock stand at so many minutes from the beginning. */
  private void at(int minutes) {
    QuarkusMock.installMockForType(
        Clock.fixed(beginning.plus(Duration.ofMinutes(minutes)), ZoneOffset.UTC), Clock.class);
  }

  private void await(String state, double expected) {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (gauge(state) != expected) {
      assertThat(System.nanoTime()).as("%s is %s in time", state, expected).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
