package dev.latitude.kit.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.history.ChainCheck;
import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.HistoryPages;
import dev.latitude.kit.history.Pseudonym;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.sample.Note;
import dev.latitude.kit.sample.Notes;
import dev.latitude.kit.sample.PeopleOfNotes;
import dev.latitude.testkit.PersonalColumns;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class PseudonymisePeopleTest {
  private static final Actor HR = new Actor("hanna-of-hr", Set.of(Roles.HR));

  @Inject Pseudonymisations pseudonymisations;
  @Inject PseudonymisePeople job;
  @Inject Notes notes;
  @Inject ChainCheck chain;
  @Inject HistoryPages pages;
  @Inject ObjectMapper json;
  @Inject AgroalDataSource database;

  /** A person of this test alone, whose id is none that JSON takes as it is. */
  private final String person = "o\"neill\\" + UUID.randomUUID();

  @Test
  void nothing_names_the_person_any_more_and_the_history_still_holds() throws Exception {
    var note = notes.write("robin", "kept by robin");
    notes.rewrite(note.id(), person, person);
    notes.rewrite(note.id(), "robin", "what " + person + " said");
    var before = history(note);
    execute(
        """
        insert into note_reading values (?, ?, array['robin', ?],
          jsonb_build_object('of', jsonb_build_array(jsonb_build_object('by', ?, 'n', 1.50), '{}'::jsonb, '[]'::jsonb)),
          jsonb_build_array('robin', ?), '{"a":1,"by":' || to_jsonb(?::text)::text || '}')
        """,
        note.id(),
        person,
        person,
        person,
        person,
        person);
    execute("insert into note_wish values (?)", person);
    execute("insert into note_secret values (?)", person);

    var asked = pseudonymisations.request(new PseudonymisationRequest(person, null), HR);
    assertThat(asked.state()).isEqualTo(PseudonymisationState.RUNNING);
    assertThat(asked.pseudonym()).matches(Pseudonym.FORM);
    job.run();

    var done = pseudonymisations.get(asked.id());
    assertThat(done.state()).isEqualTo(PseudonymisationState.DONE);
    assertThat(done.things()).isEqualTo(1);
    assertThat(done.finishedAt()).isNotNull();
    assertThat(rowsNaming(quoted(person))).isEmpty();
    assertThat(text("select reader from note_reading where note_id = '%s'".formatted(note.id())))
        .isEqualTo(asked.pseudonym());
    assertThat(
            text(
                "select concat_ws(' ', with_whom, words, readers, printed) from note_reading where note_id = '%s'"
                    .formatted(note.id())))
        .isEqualTo(
            "{robin,%1$s} {\"of\": [{\"n\": 1.50, \"by\": \"%1$s\"}, {}, []]} [\"robin\", \"%1$s\"] {\"a\":1,\"by\":\"%1$s\"}"
                .formatted(asked.pseudonym()));
    assertThat(text("select count(*) from note_secret")).isEqualTo("0");

    var after = history(note);
    assertThat(after).hasSize(4);
    assertThat(after.get(1).actor()).isEqualTo(asked.pseudonym());
    assertThat(after.get(1).data().path("text").asText()).isEqualTo(asked.pseudonym());
    assertThat(after.get(1).salt()).isNotEqualTo(before.get(1).salt());
    // What somebody wrote in a text of their own stays their words.
    assertThat(after.get(2).data()).isEqualTo(before.get(2).data());
    assertThat(after.subList(0, 3))
        .extracting(CloudEvent::hash)
        .isEqualTo(before.stream().map(CloudEvent::hash).toList());
    assertThat(after.get(3).type()).isEqualTo("note.person-pseudonymised");
    assertThat(after.get(3).actor()).isEqualTo(HR.person());
    assertThat(after.get(3).data().path("pseudonym").asText()).isEqualTo(asked.pseudonym());
    assertThat(after.get(3).data().path("rewritten"))
        .extracting(e -> e.path("revision").asInt())
        .containsExactly(2);
    assertThat(after.get(3).data().path("documents")).hasSize(1);
    assertThat(isWhole(note)).isTrue();
  }

  /** Who could be meant by a mistake; everything that is said in the same words must stay. */
  @Test
  void an_id_that_is_also_a_name_or_a_word_is_replaced_only_where_a_person_is_meant()
      throws Exception {
    var note = notes.write("by", "kept");
    var words =
        "{\"by\": \"robin\", \"of\": \"by\", \"more\": [\"by\", {\"by\": [\"by\", \"x\"]}]}";
    execute(
        "insert into note_reading (note_id, reader, words) values (?, 'robin', ?::jsonb)",
        note.id(),
        words);
    execute(
        "insert into idempotency_key values ('alex', ?, '', 200, null, null, '{\"of\":\"by\"}', now())",
        note.id().toString());
    var pseudonym = forget("by").pseudonym();
    assertThat(history(note).getFirst().actor()).isEqualTo(pseudonym);
    assertThat(text("select words from note_reading where note_id = '%s'".formatted(note.id())))
        .isEqualTo(
            "{\"by\": \"robin\", \"of\": \"by\", \"more\": [\"by\", {\"by\": [\"%s\", \"x\"]}]}"
                .formatted(pseudonym));
    assertThat(text("select count(*) from idempotency_key where key = '%s'".formatted(note.id())))
        .isEqualTo("1");
    assertThat(isWhole(note)).isTrue();
  }

  @Test
  void answers_that_were_kept_for_the_person_or_name_them_are_let_go_of() throws Exception {
    var key = UUID.randomUUID().toString();
    for (var row :
        List.of(
            List.of(person, "a", "{}"),
            List.of("alex", "b", "{\"by\":%s}".formatted(quoted(person))),
            List.of("alex", "c", "{\"by\":\"alex\"}"),
            List.of("alex", "d", ""),
            List.of("alex", "e", "{\"handedOver\":[{\"person\":%s}]}".formatted(quoted(person))),
            List.of("alex", "f", "{\"requestedBy\":%s}".formatted(quoted(person))),
            List.of("alex", "g", "{\"of\":%s}".formatted(quoted(person))))) {
      execute(
          "insert into idempotency_key values (?, ?, '', 200, null, null, ?, now())",
          row.get(0),
          row.get(1) + key,
          row.get(2));
    }
    forget(person);
    assertThat(
            text(
                "select string_agg(left(key, 1), '' order by key) from idempotency_key where key like '_%s'"
                    .formatted(key)))
        .isEqualTo("cdg");
  }

  @Test
  void a_word_that_was_changed_before_or_afterwards_is_found() throws Exception {
    var note = notes.write(person, "the truth");
    notes.rewrite(note.id(), person, "and more");
    forget(person);
    assertThat(isWhole(note)).isTrue();

    tamper(
        "update event set data = '{\"text\": \"a lie\"}' where subject = '%s' and revision = 2"
            .formatted(note.id()));
    assertThat(isWhole(note)).isFalse();
  }

  @Test
  void who_made_up_the_digest_of_a_changed_word_is_found() throws Exception {
    var note = notes.write(person, "the truth");
    forget(person);
    tamper(
        "update event set data = jsonb_set(data, '{rewritten,0,contentDigest}', '\"%s\"') where subject = '%s' and revision = 2"
            .formatted("0".repeat(64), note.id()));
    assertThat(isWhole(note)).isFalse();
  }

  @Test
  void one_after_the_other_can_be_forgotten_those_who_asked_for_it_included() throws Exception {
    var clerk = "clerk-" + UUID.randomUUID();
    var note = notes.write(person, "of two people");
    notes.rewrite(note.id(), "robin-" + person, "the other one");
    pseudonymisations.request(
        new PseudonymisationRequest(person, null), new Actor(clerk, Set.of(Roles.HR)));
    job.run();
    forget("robin-" + person);
    forget(clerk);

    assertThat(rowsNaming(quoted(person))).isEmpty();
    assertThat(rowsNaming(clerk)).isEmpty();
    assertThat(history(note)).hasSize(5);
    assertThat(isWhole(note)).isTrue();
  }

  @Test
  void a_long_history_is_rewritten_in_several_steps() throws Exception {
    var note = notes.write(person, "1");
    for (int i = 2; i <= Forgetting.EVENTS + 1; i++) {
      notes.rewrite(note.id(), person, "" + i);
    }
    var done = forget(person);
    assertThat(done.things()).isEqualTo(1);
    assertThat(rowsNaming(quoted(person))).isEmpty();
    assertThat(history(note)).hasSize(Forgetting.EVENTS + 3);
    assertThat(isWhole(note)).isTrue();
  }

  @Test
  void of_what_was_deleted_the_history_names_nobody_any_more() throws Exception {
    var note = notes.write(person, "gone");
    execute("delete from note where id = ?", note.id());
    assertThat(forget(person).things()).isEqualTo(1);

    assertThat(rowsNaming(quoted(person))).isEmpty();
    var after = history(note);
    assertThat(after)
        .extracting(CloudEvent::type)
        .containsExactly("note.written", "note.person-pseudonymised");
    assertThat(chain.isWhole(note.id(), HexFormat.of().parseHex(after.getLast().hash()))).isTrue();
  }

  @Test
  void what_was_interrupted_goes_on_with_what_is_left() throws Exception {
    var first = notes.write(person, "first");
    var second = notes.write(person, "second");
    execute("insert into note_reading (note_id, reader) values (?, ?)", UUID.randomUUID(), person);
    var asked = pseudonymisations.request(new PseudonymisationRequest(person, null), HR);
    // A row of no thing: after the things with a history, there is no way on.
    assertThatThrownBy(job::run).isInstanceOf(IllegalStateException.class);
    assertThat(pseudonymisations.get(asked.id()).state()).isEqualTo(PseudonymisationState.RUNNING);
    assertThat(isWhole(first)).isTrue();
    assertThat(isWhole(second)).isTrue();

    execute("delete from note_reading where reader = ?", person);
    job.run();
    assertThat(pseudonymisations.get(asked.id()).state()).isEqualTo(PseudonymisationState.DONE);
    assertThat(history(first)).hasSize(2);
    assertThat(history(second)).hasSize(2);
  }

  @Test
  void the_same_pseudonym_serves_in_several_services_and_nobody_gets_two() {
    var pseudonym = Pseudonym.random();
    var asked = pseudonymisations.request(new PseudonymisationRequest(person, pseudonym), HR);
    assertThat(asked.pseudonym()).isEqualTo(pseudonym);
    assertThat(pseudonymisations.request(new PseudonymisationRequest(person, null), HR))
        .isEqualTo(asked);
    assertThat(pseudonymisations.request(new PseudonymisationRequest(person, pseudonym), HR))
        .isEqualTo(asked);
    assertThatThrownBy(
            () ->
                pseudonymisations.request(
                    new PseudonymisationRequest(person, Pseudonym.random()), HR))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(pseudonym);
    job.run();
    // Once more, for what was written meanwhile.
    assertThat(pseudonymisations.request(new PseudonymisationRequest(person, pseudonym), HR).id())
        .isNotEqualTo(asked.id());
    job.run();
    assertThat(pseudonymisations.page(new PageParams()).items())
        .extracting(PseudonymisationView::pseudonym)
        .startsWith(pseudonym, pseudonym);
  }

  @Test
  void nobody_is_forgotten_who_still_takes_part() {
    assertRefused(PeopleOfNotes.NEEDED + person, "the note 'To do'");
    assertRefused(HR.person(), "yourself");
    assertRefused("latitude", "is nobody");
    var clerk = new Actor("clerk-" + UUID.randomUUID(), Set.of(Roles.HR));
    pseudonymisations.request(new PseudonymisationRequest(person, null), clerk);
    assertRefused(clerk.person(), "forgetting somebody else");
    job.run();
  }

  private void assertRefused(String who, String why) {
    assertThatThrownBy(() -> pseudonymisations.request(new PseudonymisationRequest(who, null), HR))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(why);
  }

  @Test
  void history_is_written_once_for_everybody_else() {
    var note = notes.write(person, "once");
    for (var change :
        List.of("actor = 'x'", "data = '{}'", "salt = ''::bytea", "hash = content_digest")) {
      assertThatThrownBy(
              () -> execute("update event set " + change + " where subject = ?", note.id()))
          .hasMessageContaining("history is written once");
    }
    for (var change :
        List.of("content_digest = hash", "hash = content_digest", "time = now()", "type = 'x'")) {
      assertThatThrownBy(
              () ->
                  execute(
                      "with allowed as (select set_config('latitude.pseudonymising', 'on', true)) update event set "
                          + change
                          + " from allowed where subject = ?",
                      note.id()))
          .hasMessageContaining("history is written once");
    }
  }

  private PseudonymisationView forget(String who) {
    var asked = pseudonymisations.request(new PseudonymisationRequest(who, null), HR);
    job.run();
    return pseudonymisations.get(asked.id());
  }

  private List<CloudEvent> history(Note note) {
    return pages.whole(note, 1_000).items();
  }

  private boolean isWhole(Note note) throws SQLException {
    var head =
        text("select encode(head_hash, 'hex') from note where id = '%s'".formatted(note.id()));
    return chain.isWhole(note.id(), HexFormat.of().parseHex(head));
  }

  private String quoted(String id) {
    JsonNode text = json.getNodeFactory().textNode(id);
    return text.toString();
  }

  /** Rows of any table that name somebody, as text or in JSON. */
  private List<String> rowsNaming(String words) throws SQLException {
    try (var connection = database.getConnection()) {
      return PersonalColumns.rowsNaming(connection, words);
    }
  }

  private String text(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void execute(String sql, Object... parameters) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }

  private void tamper(String sql) throws SQLException {
    execute("alter table event disable trigger user");
    execute(sql);
    execute("alter table event enable trigger user");
  }
}
