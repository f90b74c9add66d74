package dev.latitude.deploy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads YAML as it is meant: a field that is there twice is a mistake. */
final class Yaml {
  static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private Yaml() {}

  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<ObjectNode> readAll(Path file) {
    try {
      return readAll(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file.toString(), unreadable);
    }
  }

  static List<ObjectNode> readAll(String text) throws IOException {
    var documents = new ArrayList<ObjectNode>();
    try (var parser = MAPPER.createParser(text);
        var values = MAPPER.readerFor(ObjectNode.class).<ObjectNode>readValues(parser)) {
      while (values.hasNextValue()) {
        documents.add(values.nextValue());
      }
    }
    return documents;
  }
}
