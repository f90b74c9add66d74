package dev.latitude.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads and writes contracts. Numbers keep their digits, and every text is quoted, so that no
 * reader takes a date for anything else.
 */
public final class Documents {
  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                  .disable(YAMLGenerator.Feature.SPLIT_LINES)
                  .build())
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Documents() {}

  /** The document in a file. */
  public static ObjectNode read(Path file) {
    try (var content = Files.newInputStream(file)) {
      return read(content);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The document in a resource next to a class. */
  static ObjectNode read(Class<?> neighbour, String name) {
    try (var content = neighbour.getResourceAsStream(name)) {
      if (content == null) {
        throw new IllegalArgumentException("There is no " + name + " next to " + neighbour);
      }
      return read(content);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The document that a text is. */
  public static ObjectNode read(String text) {
    try {
      return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The document as it is committed. */
  public static String write(ObjectNode document) {
    try {
      return YAML.writeValueAsString(document);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static ObjectNode read(InputStream content) throws IOException {
    if (YAML.readTree(content) instanceof ObjectNode document) {
      return document;
    }
    throw new IOException("This is no object");
  }
}
