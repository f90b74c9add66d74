package dev.latitude.kit.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.latitude.kit.history.CloudEvent;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feed of words. Each becomes a note, written in the transaction of the event, so that what was
 * applied can be told from what was only tried.
 */
final class Words implements FollowedFeed {
  static final String UNREADABLE = "unreadable";

  private final String name;
  private final @Nullable AgroalDataSource database;
  private final List<String> refused = new ArrayList<>();

  Words(String name) {
    this(name, null);
  }

  Words(String name, @Nullable AgroalDataSource database) {
    this.name = name;
    this.database = database;
  }

  /** The word cannot be applied until {@link #allow} is called. */
  synchronized void refuse(String word) {
    refused.add(word);
  }

  synchronized void allow(String word) {
    refused.remove(word);
  }

  private synchronized void requireAllowed(String word) {
    if (refused.contains(word)) {
      throw new IllegalStateException(word + " is refused");
    }
  }

  static CloudEvent said(long position, String type, String word) {
    return new CloudEvent(
        "1.0",
        UUID.randomUUID(),
        "/api/v1/word-events",
        type,
        UUID.randomUUID(),
        Instant.parse("2026-03-02T09:00:00Z").plusSeconds(position),
        "application/json",
        "%019d".formatted(position),
        1,
        null,
        "robin",
        null,
        "00",
        null,
        null,
        TextNode.valueOf(word));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String service() {
    return "word-service";
  }

  @Override
  public String tells() {
    return "which words were said";
  }

  @Override
  public boolean matters(CloudEvent event) {
    return event.type().equals("word.said");
  }

  @Override
  public void apply(CloudEvent event) throws UnreadableEvent {
    var word = event.data().textValue();
    if (word.equals(UNREADABLE)) {
      throw new UnreadableEvent("nobody understands it");
    }
    write(word);
    requireAllowed(word);
  }

  private void write(String word) {
    assertThat(database).isNotNull();
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into note (id, version, created_at, updated_at, text)
                values (uuidv7(), 1, clock_timestamp(), clock_timestamp(), ?)
                """)) {
      insert.setString(1, name + " " + word);
      assertThat(insert.executeUpdate()).isEqualTo(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The words that were applied, in the order in which they were. */
  List<String> applied() throws SQLException {
    assertThat(database).isNotNull();
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement("select text from note where text like ? order by id")) {
      select.setString(1, name + " %");
      try (var rows = select.executeQuery()) {
        var words = new ArrayList<String>();
        while (rows.next()) {
          words.add(rows.getString(1).substring(name.length() + 1));
        }
        return words;
      }
    }
  }
}
