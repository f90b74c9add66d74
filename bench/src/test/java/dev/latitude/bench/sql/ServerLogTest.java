package dev.latitude.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerLogTest {

  @Test
  void statements_come_with_their_parameters_also_when_processes_take_turns() {
    var log =
        """
        2026-11-29 10:00:00.000 UTC [7] one LOG:  execute <unnamed>: BEGIN
        2026-11-29 10:00:00.001 UTC [7] one LOG:  execute S_1: select a
        \tfrom b where c = $1 and d = $2
        2026-11-29 10:00:00.001 UTC [8] two LOG:  statement: SELECT 'mark'
        2026-11-29 10:00:00.001 UTC [7] one DETAIL:  Parameters: $1 = 'it''s', $2 = NULL
        2026-11-29 10:00:00.002 UTC [9]  LOG:  checkpoint starting: time
        2026-11-29 10:00:00.002 UTC [7] one ERROR:  something else
        2026-11-29 10:00:00.003 UTC [7] one LOG:  execute S_2: COMMIT
        """;
    assertThat(ServerLog.read(log.lines().toList()))
        .containsExactly(
            new ServerLog.Entry(7, "one", new SqlCall("BEGIN", List.of())),
            new ServerLog.Entry(
                7,
                "one",
                new SqlCall(
                    "select a\nfrom b where c = $1 and d = $2", Arrays.asList("it's", null))),
            new ServerLog.Entry(8, "two", new SqlCall("SELECT 'mark'", List.of())),
            new ServerLog.Entry(7, "one", new SqlCall("COMMIT", List.of())));
  }

  @Test
  void parameters_may_hold_whatever_separates_them() {
    assertThat(ServerLog.parameters("$1 = '', $2 = '$2 = ''x'', ', $3 = 'NULL', $4 = NULL"))
        .containsExactly("", "$2 = 'x', ", "NULL", null);
  }

  @Test
  void the_driver_gets_question_marks() {
    assertThat(new SqlCall("select $1::text[], $12", List.of()).jdbc())
        .isEqualTo("select ?::text[], ?");
  }
}
