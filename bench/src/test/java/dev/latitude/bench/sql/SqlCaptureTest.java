package dev.latitude.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlCaptureTest {
  private static final int SERVICE = 7;
  private static final int BACKGROUND = 8;
  private static final int US = 9;

  private final List<ServerLog.Entry> log = new ArrayList<>();

  @Test
  void keeps_what_every_repetition_does_and_nothing_of_the_background() {
    mark("mark-1");
    said(SERVICE, "BEGIN", "insert into proposal", "COMMIT");
    said(BACKGROUND, "select once");
    mark("mark-2");
    said(BACKGROUND, "BEGIN", "select where position is null");
    said(SERVICE, "BEGIN", "insert into proposal", "COMMIT");
    said(BACKGROUND, "COMMIT");
    mark("mark-3");

    assertThat(captured()).containsExactly("BEGIN", "insert into proposal", "COMMIT");
  }

  @Test
  void leaves_out_what_the_driver_asks_when_a_connection_is_new() {
    mark("mark-1");
    said(SERVICE, "BEGIN", "insert into proposal", "COMMIT");
    mark("mark-2");
    said(
        SERVICE,
        "BEGIN",
        "SELECT pg_type.oid, typname   FROM pg_catalog.pg_type   LEFT   JOIN (select 1)",
        "insert into proposal",
        "COMMIT");
    mark("mark-3");

    assertThat(captured()).containsExactly("BEGIN", "insert into proposal", "COMMIT");
  }

  private List<String> captured() {
    return SqlCapture.statements(log, List.of("mark-1", "mark-2", "mark-3")).stream()
        .map(SqlCall::sql)
        .toList();
  }

  private void mark(String mark) {
    said(US, "SELECT '%s'".formatted(mark));
  }

  private void said(int process, String... statements) {
    for (var sql : statements) {
      log.add(new ServerLog.Entry(process, "latitude_proposal", new SqlCall(sql, List.of())));
    }
  }
}
