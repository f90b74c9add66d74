package dev.latitude.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The request bodies of the story; {@code ${name}} stands for what changes from telling to telling.
 */
public final class Texts {
  private Texts() {}

  public static String of(String file, Map<String, String> values) {
    var text = read(file);
    for (var value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", value.getValue());
    }
    if (text.contains("${")) {
      throw new IllegalStateException(file + " has a placeholder that nothing fills: " + text);
    }
    return text;
  }

  private static String read(String file) {
    try (var in = Texts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The story lacks its text " + file);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
