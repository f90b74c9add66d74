package dev.latitude.deploy.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.postgres.EphemeralPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractionsTest {
  private static final String BEFORE =
      """
      create table note (
        id    uuid primary key,
        title varchar(20) not null,
        state text not null default 'OPEN' check (state in ('OPEN', 'DONE')),
        day   date,
        constraint note_title_once unique (title)
      );
      create unique index note_one_a_day on note (day);
      create view open_note as select id, title from note where state = 'OPEN';
      create sequence note_number;
      create function told() returns trigger language plpgsql as 'begin return new; end';
      create trigger note_told before update on note for each row execute function told();
      """;

  private static EphemeralPostgres.Database database;

  private Connection connection;

  @BeforeAll
  static void make() {
    database = EphemeralPostgres.freshDatabase("contractions");
  }

  @BeforeEach
  void begin() throws SQLException {
    connection = database.connect();
    connection.setAutoCommit(false);
    run(BEFORE);
  }

  @AfterEach
  void forget() throws SQLException {
    connection.rollback();
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drop table note cascade; drop function told | note is gone",
        "alter table note rename to memo | note is gone",
        "drop view open_note | open_note is gone",
        "drop sequence note_number | note_number is gone",
        "alter table note drop column day | note.day is gone",
        "alter table note rename column day to due | note.day is gone",
        "drop view open_note; alter table note alter title type text; create view open_note as select id, title from note | note.title is text",
        "alter table note alter day set not null | note.day refuses null",
        "alter table note alter state drop default | note.state has no default",
        "alter table note add author text not null | note.author must be given",
        "alter table note add check (day > '2026-01-01') | note_day_check on note refuses",
        "alter table note add check (day > '2026-01-01') not valid | note_day_check on note refuses",
        "alter table note add author text, add check (author is not null or state = 'OPEN') | note_check on note refuses",
        "alter table note add foreign key (id) references note | note_id_fkey on note refuses",
        "create unique index note_by_state on note (state) | note_by_state on note refuses",
        "alter table note drop constraint note_state_check, add constraint note_state_check check (state = 'OPEN') | note_state_check on note refuses something else",
        "alter table note drop constraint note_title_once | note_title_once on note is gone",
        "drop index note_one_a_day | note_one_a_day on note is gone",
        "create trigger note_kept before delete on note for each row execute function told() | note_kept on note acts",
        "drop trigger note_told on note | note_told on note acts no more",
        "drop trigger note_told on note; drop function told | told() is gone",
        "create or replace function told() returns trigger language plpgsql as 'begin return null; end' | told() does something else",
      })
  void what_the_release_before_may_need_is_told(String migration, String told) throws SQLException {
    var before = Schema.of(connection);
    run(migration);

    assertThat(Contractions.between(before, Schema.of(connection))).contains(told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table memo (id uuid primary key, note uuid not null references note, check (note <> id))",
        "alter table note add author text",
        "alter table note add author text not null default 'nobody'",
        "alter table note add number bigint not null generated always as identity",
        "alter table note add due date check (due > '2026-01-01')",
        "alter table note add author text, add unique (author)",
        "alter table note alter title drop not null",
        "alter table note alter day set default now()",
        "alter table note drop constraint note_state_check",
        "create index note_by_state on note (state)",
        "drop index if exists note_by_state",
        "create function later() returns int language sql as 'select 1'",
        "update note set state = 'DONE'",
        "do 'begin perform 1; end'",
      })
  void what_only_adds_is_not(String migration) throws SQLException {
    var before = Schema.of(connection);
    run(migration);

    assertThat(Contractions.between(before, Schema.of(connection))).isEmpty();
  }

  @Test
  void a_view_may_take_the_place_of_a_table() throws SQLException {
    run("drop view open_note; drop trigger note_told on note");
    var before = Schema.of(connection);
    run(
        "alter table note rename to memo; create view note as select id, title, state, day from memo");

    assertThat(Contractions.between(before, Schema.of(connection))).isEmpty();
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      var _ = statement.execute(sql);
    }
  }
}
