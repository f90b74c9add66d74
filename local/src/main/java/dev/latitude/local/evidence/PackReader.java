package dev.latitude.local.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads packs, strictly: what is not known here cannot be checked, and is not passed over. */
final class PackReader {
  private static final String FORMAT = "latitude-evidence-1";

  /** Twice what the service gives out at most; more would not fit into the launcher. */
  private static final long LARGEST = 64L << 20;

  private PackReader() {}

  static Pack read(Path file) throws NotAPack {
    var pack = new Part(tree(file), "");
    if (!pack.json.path("format").asText().equals(FORMAT)) {
      throw new NotAPack(
          "It is no evidence pack that this version reads: its \"format\" must be \"%s\". Take one with GET /api/v1/agreements/{id}/evidence."
              .formatted(FORMAT));
    }
    pack.requireNothingBut(
        Set.of(
            "format",
            "agreementId",
            "madeAt",
            "agreement",
            "pilot",
            "proposal",
            "versions",
            "seal",
            "keys"));
    return new Pack(
        pack.text("agreementId"),
        pack.text("madeAt"),
        events(pack.list("agreement")),
        pack.has("pilot") ? Optional.of(events(pack.list("pilot"))) : Optional.empty(),
        events(pack.list("proposal")),
        versions(pack.list("versions")),
        pack.text("seal"),
        pack.object("keys").list("keys").stream().map(Part::json).toList());
  }

  private static JsonNode tree(Path file) throws NotAPack {
    try {
      if (Files.size(file) > LARGEST) {
        throw new NotAPack("It is larger than any evidence pack.");
      }
      return StrictJson.read(Files.readAllBytes(file));
    } catch (NoSuchFileException none) {
      throw new NotAPack("There is no such file.");
    } catch (JsonProcessingException notJson) {
      throw new NotAPack(
          "It is no JSON that is read one way only (%s). Take the pack again, with GET /api/v1/agreements/{id}/evidence."
              .formatted(brief(notJson)));
    } catch (IOException unreadable) {
      throw new NotAPack("It cannot be read; let your user read it, and see that it is a file.");
    }
  }

  private static String brief(JsonProcessingException fault) {
    var place = fault.getLocation();
    return fault.getOriginalMessage().lines().findFirst().orElse("")
        + (place == null ? "" : ", line " + place.getLineNr() + ", column " + place.getColumnNr());
  }

  private static List<Pack.Event> events(List<Part> parts) throws NotAPack {
    var events = new ArrayList<Pack.Event>();
    for (var part : parts) {
      part.requireNothingBut(
          Set.of(
              "id",
              "subject",
              "revision",
              "type",
              "time",
              "actor",
              "data",
              "salt",
              "contentdigest",
              "previoushash",
              "hash"));
      events.add(
          new Pack.Event(
              part.text("id"),
              part.text("subject"),
              part.number("revision"),
              part.text("type"),
              part.text("time"),
              part.text("actor"),
              part.object("data").json(),
              part.hexadecimal("salt"),
              part.text("contentdigest"),
              part.optionalText("previoushash"),
              part.text("hash")));
    }
    return List.copyOf(events);
  }

  private static List<Pack.Version> versions(List<Part> parts) throws NotAPack {
    var versions = new ArrayList<Pack.Version>();
    for (var part : parts) {
      part.requireNothingBut(Set.of("version", "hash", "canonical", "jws"));
      versions.add(
          new Pack.Version(
              Math.toIntExact(part.number("version")),
              part.text("hash"),
              part.text("canonical"),
              part.optionalText("jws")));
    }
    return List.copyOf(versions);
  }

  /** A place in the document, which knows where it is. */
  private record Part(JsonNode json, String pointer) {

    boolean has(String name) {
      return json.has(name);
    }

    String text(String name) throws NotAPack {
      if (!json.path(name).isTextual()) {
        throw wrong(name, "a text");
      }
      return json.path(name).textValue();
    }

    Optional<String> optionalText(String name) throws NotAPack {
      return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    long number(String name) throws NotAPack {
      if (!json.path(name).isIntegralNumber() || !json.path(name).canConvertToInt()) {
        throw wrong(name, "a whole number");
      }
      return json.path(name).intValue();
    }

    String hexadecimal(String name) throws NotAPack {
      if (!text(name).matches("([0-9a-f]{2})*")) {
        throw wrong(name, "hexadecimal");
      }
      return text(name);
    }

    Part object(String name) throws NotAPack {
      if (!json.path(name).isObject()) {
        throw wrong(name, "an object");
      }
      return new Part(json.path(name), pointer + "/" + name);
    }

    List<Part> list(String name) throws NotAPack {
      var list = json.path(name);
      if (!list.isArray()) {
        throw wrong(name, "a list");
      }
      var parts = new ArrayList<Part>();
      for (int i = 0; i < list.size(); i++) {
        var part = new Part(list.get(i), pointer + "/" + name + "/" + i);
        if (!part.json.isObject()) {
          throw new NotAPack(part.pointer + " must be an object.");
        }
        parts.add(part);
      }
      return parts;
    }

    void requireNothingBut(Set<String> names) throws NotAPack {
      for (var member : json.properties()) {
        if (!names.contains(member.getKey())) {
          throw new NotAPack(
              "%s/%s is nothing that an evidence pack of this format has."
                  .formatted(pointer, member.getKey()));
        }
      }
    }

    private NotAPack wrong(String name, String must) {
      return new NotAPack("%s/%s must be there, and be %s.".formatted(pointer, name, must));
    }
  }
}
