package dev.latitude.kit.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTokenTest {
  @Test
  void a_replaced_file_gives_the_new_token(@TempDir Path folder) throws IOException {
    var file = folder.resolve("token");
    var token = new ServiceToken(Optional.of(file));
    write(file, "first\n", "2026-03-02T09:00:00Z");
    assertEquals("first", token.value());
    write(file, "second\n", "2026-03-02T09:05:00Z");
    assertEquals("second", token.value());
  }

  @Test
  void a_missing_or_empty_file_is_told_by_its_path(@TempDir Path folder) throws IOException {
    var file = folder.resolve("token");
    var token = new ServiceToken(Optional.of(file));
    assertEquals(
        "There is no service token at " + file,
        assertThrows(IllegalStateException.class, token::value).getMessage());
    write(file, " \n", "2026-03-02T09:00:00Z");
    assertEquals(
        "The file of the service token is empty: " + file,
        assertThrows(IllegalStateException.class, token::value).getMessage());
  }

  @Test
  void without_configuration_there_is_no_token() {
    assertFalse(new ServiceToken(Optional.empty()).isConfigured());
  }

  private static void write(Path file, String text, String modified) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modified)));
  }
}
