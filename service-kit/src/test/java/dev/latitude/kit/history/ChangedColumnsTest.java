package dev.latitude.kit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.kit.sample.Notes;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of a thing with a history, what a command has not changed is not written. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ChangedColumnsTest {
  @Inject Notes notes;
  @Inject AgroalDataSource database;

  @Test
  void a_column_that_did_not_change_is_left_alone() {
    var note = notes.write("robin", "read by the command").id();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              var _ = notes.rewrite(note, "robin", "read by the command");
              writtenByAnother(note);
            });
    assertThat(notes.find(note).text()).isEqualTo("written by another");
    assertThat(notes.find(note).version()).isEqualTo(2);
  }

  @Test
  void a_column_that_changed_is_written() {
    var note = notes.write("robin", "first").id();
    var _ = notes.rewrite(note, "robin", "second");
    assertThat(notes.find(note).text()).isEqualTo("second");
    assertThat(notes.find(note).version()).isEqualTo(2);
  }

  /** By the same connection, and past Hibernate, which writes only at the end. */
  private void writtenByAnother(UUID note) {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                "update note set text = 'written by another' where id = ?")) {
      update.setObject(1, note);
      assertThat(update.executeUpdate()).isEqualTo(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
