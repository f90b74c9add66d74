package dev.latitude.pilot.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class MakeQuartersTest {
  @Inject AgroalDataSource database;

  @Test
  void partitions_are_there_three_years_ahead_however_many_make_them() throws Exception {
    assertThat(partitions("measurement_2031q1")).isZero();
    Callable<Boolean> run =
        () -> {
          at("2028-02-01T03:00:00Z").run();
          return true;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(IntStream.range(0, 4).mapToObj(_ -> run).toList())) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(partitions("measurement_2031q_")).isEqualTo(4);
    assertThat(partitions("evaluation_2031q_")).isEqualTo(4);
    assertThat(partitions("measurement_2032q_")).isZero();
  }

  private MakeQuarters at(String moment) {
    return new MakeQuarters(database, Clock.fixed(Instant.parse(moment), ZoneOffset.UTC));
  }

  private long partitions(String like) throws SQLException {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "select count(*) from pg_class where relname like ? and relkind = 'r'")) {
      statement.setString(1, like);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
