package dev.latitude.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {
  private static final String CONTRACT =
      """
      paths:
        /notes:
          get: {operationId: listNotes}
          put: {operationId: replaceNotes}
      """;
  private static final String WITHOUT_PUT =
      CONTRACT.replace("put: {operationId: replaceNotes}", "x-now: nothing");

  @TempDir Path folder;

  @BeforeEach
  void commitContract() throws IOException {
    Files.writeString(folder.resolve("latitude.yaml"), CONTRACT);
  }

  @Test
  void before_the_first_release_there_is_nothing_to_break() {
    assertThat(Release.in(folder)).isEmpty();
  }

  @Test
  void what_was_released_is_broken_by_an_undeclared_change() {
    Release.freeze(folder);

    assertThat(release().faults(Documents.read(CONTRACT))).isEmpty();
    assertThat(release().faults(Documents.read(WITHOUT_PUT)))
        .containsExactly("PUT /notes: is gone (breaks clients, and is not declared)");
  }

  @Test
  void a_declared_change_has_a_reason() throws IOException {
    Release.freeze(folder);
    declare(
        "\"PUT /notes: is gone\": Deprecated for a year, and nobody called it in the last month.");
    assertThat(release().faults(Documents.read(WITHOUT_PUT))).isEmpty();

    declare("\"PUT /notes: is gone\": \"\"");
    assertThat(release().faults(Documents.read(WITHOUT_PUT))).hasSize(1);
  }

  @Test
  void a_declared_change_that_does_not_happen_is_a_fault() throws IOException {
    Release.freeze(folder);
    declare("\"PUT /notes: is gone\": Nobody called it.");

    assertThat(release().faults(Documents.read(CONTRACT)))
        .containsExactly("PUT /notes: is gone (is declared, and does not happen)");
  }

  @Test
  void the_next_release_starts_with_nothing_declared() throws IOException {
    Release.freeze(folder);
    declare("\"PUT /notes: is gone\": Nobody called it.");
    Files.writeString(folder.resolve("latitude.yaml"), WITHOUT_PUT);

    Release.freeze(folder);

    assertThat(release().faults(Documents.read(WITHOUT_PUT))).isEmpty();
    assertThat(release().contract().at("/paths/~1notes").has("put")).isFalse();
  }

  private Release release() {
    return Release.in(folder).orElseThrow();
  }

  private void declare(String line) throws IOException {
    Files.writeString(folder.resolve("released").resolve("breaking.yaml"), line);
  }
}
