package dev.latitude.agreement.contextevent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class ContextEventPlansTest {
  @Inject AgroalDataSource database;

  /** Of 20,000 reports; nothing of it is kept. */
  @Test
  void what_names_somebody_is_found_by_them() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          """
          insert into context_event (id, version, created_at, updated_at, kind, people, occurred_on, recorded_by)
          select uuidv7(), 1, now(), now(), 'AUDIT', jsonb_build_array('p' || n, 'p' || n + 1), '2026-01-01', 'hr-' || n % 200
          from generate_series(1, 20000) n
          """);
      statement.execute("analyze context_event");
      var plan = new StringBuilder();
      try (var rows =
          statement.executeQuery(
              "explain "
                  + (ContextEventRepository.OF_PERSON + 20)
                      .replace(":people", "'[\"p7\"]'")
                      .replace(":person", "'p7'")
                      .replace(":before", "'ffffffff-ffff-ffff-ffff-ffffffffffff'"))) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      connection.rollback();
      assertThat(plan.toString())
          .contains("context_event_of_person", "context_event_by_reporter", "context_event_pkey")
          .doesNotContain("Seq Scan");
    }
  }
}
