package dev.latitude.kit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.sample.Notes;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class HistoryTest {
  @Inject Notes notes;
  @Inject ChainCheck chain;
  @Inject HistoryPages pages;
  @Inject EventStore store;
  @Inject ObjectMapper json;
  @Inject EntityManager entities;
  @Inject AgroalDataSource database;

  @Test
  @Transactional
  void each_event_links_to_the_one_before_it_and_its_hashes_are_those_of_its_content() {
    var note = notes.write("robin", "a \"quoted\" ünïcode \\ text\n");
    notes.rewrite(note.id(), "alex", "b");
    notes.rewrite(note.id(), "robin", "c");
    entities.flush();
    entities.clear();

    var events = events(note.id());
    assertThat(events).hasSize(3).allMatch(StoredEvent::isIntact);
    assertThat(events.get(0).previousHash()).isNull();
    assertThat(events.get(1).previousHash()).isEqualTo(events.get(0).hash());
    assertThat(events.get(2).previousHash()).isEqualTo(events.get(1).hash());
    assertThat(notes.find(note.id()).version()).isEqualTo(3);
  }

  /** As docs/evidence.md says it is done. */
  @Test
  void who_reads_a_history_can_compute_its_hashes_from_what_it_tells() throws Exception {
    var note = notes.write("robin", "a \"quoted\" ünïcode € \\ text\n");
    notes.rewrite(note.id(), "alex", "b");
    notes.rewrite(note.id(), "robin", "c");

    var told = json.valueToTree(pages.whole(notes.find(note.id()), 3));
    assertThat(told.path("items")).hasSize(3);
    assertThat(told.has("next")).isFalse();
    var previous = "";
    for (var event : told.path("items")) {
      var content = json.createObjectNode();
      content.set("actor", event.get("actor"));
      content.set("data", event.get("data"));
      var salt = HexFormat.of().parseHex(event.get("salt").asText());
      assertThat(salt).hasSize(16);
      assertThat(event.get("contentdigest").asText()).isEqualTo(sha256(salt, content));

      var link = json.createObjectNode();
      for (var name : List.of("id", "subject", "revision", "type", "time")) {
        link.set(name, event.get(name));
      }
      link.set("contentDigest", event.get("contentdigest"));
      link.put("previousHash", previous);
      assertThat(event.path("previoushash").asText()).isEqualTo(previous);
      assertThat(event.get("hash").asText()).isEqualTo(sha256(new byte[0], link));
      previous = event.get("hash").asText();
    }
    assertThat(pages.whole(notes.find(note.id()), 2).items()).hasSize(2);
    assertThat(pages.whole(notes.find(note.id()), 2).next()).isNotNull();
  }

  @Test
  void what_is_sent_on_has_no_salt() {
    var note = notes.write("robin", "for many readers");
    assertThat(store.history(note.id(), 0, 1))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.salt()).isNull();
              assertThat(event.contentdigest()).isNull();
            });
  }

  private static String sha256(byte[] salt, JsonNode content) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(salt);
    return HexFormat.of()
        .formatHex(digest.digest(new JsonCanonicalizer(content.toString()).getEncodedUTF8()));
  }

  @Test
  void a_changed_word_is_found() throws SQLException {
    var note = notes.write("robin", "the truth");
    tamper(
        "update event set data = jsonb_build_object('text', 'a lie') where subject = '"
            + note.id()
            + "'");
    assertThat(events(note.id())).noneMatch(StoredEvent::isIntact);
  }

  @Test
  void a_changed_time_is_found() throws SQLException {
    var note = notes.write("robin", "then");
    tamper(
        "update event set time = time + interval '1 second' where subject = '" + note.id() + "'");
    assertThat(events(note.id())).noneMatch(StoredEvent::isIntact);
  }

  @Test
  void a_whole_chain_is_told_from_one_that_was_changed_shortened_or_hollowed_out()
      throws SQLException {
    var note = notes.write("robin", "one");
    for (int i = 2; i <= 202; i++) {
      notes.rewrite(note.id(), "robin", "text " + i);
    }
    var head = events(note.id()).getLast().hash();
    assertThat(chain.isWhole(note.id(), head)).isTrue();
    assertThat(chain.isWhole(note.id(), new byte[32])).isFalse();
    assertThat(chain.isWhole(UUID.randomUUID(), head)).isFalse();

    var of = " where subject = '" + note.id() + "' and revision = ";
    tamper("update event set actor = 'alex'" + of + 201);
    assertThat(chain.isWhole(note.id(), head)).isFalse();
    tamper("update event set actor = 'robin'" + of + 201);
    assertThat(chain.isWhole(note.id(), head)).isTrue();
    tamper("delete from event" + of + 202);
    assertThat(chain.isWhole(note.id(), head)).as("the end is missing").isFalse();
    tamper("delete from event" + of + 7);
    assertThat(chain.isWhole(note.id(), events(note.id()).getLast().hash()))
        .as("something between is missing")
        .isFalse();
  }

  @Test
  void the_database_lets_nobody_rewrite_history() {
    var note = notes.write("robin", "written once");
    for (var attempt :
        List.of(
            "update event set actor = 'alex' where subject = '%s'",
            "update event set actor = 'alex', position = null where subject = '%s'",
            "update event set position = position + 1 where subject = '%s'",
            "update event set position = null where subject = '%s'",
            "delete from event where subject = '%s'")) {
      assertThatThrownBy(() -> execute(attempt.formatted(note.id())))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("written once");
    }
  }

  @Test
  void no_part_of_an_event_but_its_position_is_ever_given_later() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var free =
            statement.executeQuery(
                """
                select attname from pg_attribute a
                where attrelid = 'event'::regclass and attnum > 0 and not attisdropped and not exists (
                  select from pg_trigger t
                  where t.tgrelid = a.attrelid and t.tgname = 'event_written_once' and a.attnum = any(t.tgattr))
                """)) {
      var unguarded = new ArrayList<String>();
      while (free.next()) {
        unguarded.add(free.getString(1));
      }
      assertThat(unguarded).containsExactly("position");
    }
  }

  @Test
  void changes_at_the_same_moment_come_one_after_the_other_and_none_is_lost() {
    var note = notes.write("robin", "start");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              IntStream.range(0, 15)
                  .mapToObj(
                      i ->
                          CompletableFuture.runAsync(
                              () -> notes.rewrite(note.id(), "p" + i, "t" + i), threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    }
    assertThat(notes.find(note.id()).version()).isEqualTo(16);
    assertThat(events(note.id())).hasSize(16).allMatch(StoredEvent::isIntact);
  }

  private List<StoredEvent> events(UUID subject) {
    return entities
        .createQuery(
            "from StoredEvent where subject = :subject order by revision", StoredEvent.class)
        .setParameter("subject", subject)
        .getResultList();
  }

  /** Somebody with power over the database itself. */
  private void tamper(String sql) throws SQLException {
    execute("alter table event disable trigger event_written_once");
    try {
      execute(sql);
    } finally {
      execute("alter table event enable trigger event_written_once");
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
