package dev.latitude.local.portal;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Somebody to try Latitude as; those of the tour in the README. */
record SamplePerson(String person, List<String> roles, String who) {
  static final List<SamplePerson> ALL =
      List.of(
          new SamplePerson("robin", List.of(), "asks to decide something without a sign-off"),
          new SamplePerson("morgan", List.of("manager"), "Robin's manager, who answers"),
          new SamplePerson("hanna", List.of("hr"), "keeps the catalogue of decisions"),
          new SamplePerson("kim", List.of("auditor"), "reads, and changes nothing"));

  JsonObject toJson() {
    return new JsonObject()
        .put("person", person)
        .put("roles", new JsonArray(roles))
        .put("who", who);
  }
}
