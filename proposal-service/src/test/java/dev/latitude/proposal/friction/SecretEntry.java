package dev.latitude.proposal.friction;

import static dev.latitude.proposal.friction.FrictionFixture.ENTRIES;
import static dev.latitude.proposal.friction.FrictionFixture.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

/** An entry whose author, decision and note are words that occur nowhere else. */
record SecretEntry(String author, String decision, String note, String key, String id) {
  static SecretEntry noted() {
    var author = FrictionFixture.somebody();
    var decision = "secret-decision-" + UUID.randomUUID();
    var note = "secret-note-" + UUID.randomUUID();
    var key = UUID.randomUUID().toString();
    String id =
        as(author)
            .header("Idempotency-Key", key)
            .body(content(decision, note))
            .post(ENTRIES)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new SecretEntry(author, decision, note, key, id);
  }

  String path() {
    return ENTRIES + "/" + id;
  }

  String content() {
    return content(decision, note);
  }

  void assertNotIn(String text) {
    assertThat(text).doesNotContain(author, decision, note, id);
  }

  private static String content(String decision, String note) {
    return FrictionFixture.content(decision, "2026-03-02", "PT6H30M", note);
  }
}
