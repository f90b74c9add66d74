package dev.latitude.kit.history;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What takes the place of a person's id.
 *
 * @param person whose id it was
 * @param pseudonym says nothing about them
 * @param properties names under which ids stand in JSON
 */
public record Pseudonym(String person, String pseudonym, Set<String> properties) {
  /** No issuer gives out an id of this form, so that nobody is taken for somebody else. */
  public static final String FORM = "former-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  public static String random() {
    return "former-" + UUID.randomUUID();
  }

  /** For JSON in which ids stand under these names, too. */
  public Pseudonym alsoUnder(Set<String> names) {
    var all = new HashSet<>(properties);
    all.addAll(names);
    return new Pseudonym(person, pseudonym, Set.copyOf(all));
  }

  /** The person's id as it stands in JSON. */
  public String quoted() {
    return quote(person);
  }

  /** What stands there instead. */
  public String replacement() {
    return quote(pseudonym);
  }

  /** The names as PostgreSQL writes an array of texts. */
  public String names() {
    return "{" + String.join(",", properties) + "}";
  }

  /** Ids have no control characters: what is left to escape, everybody escapes in the same way. */
  private static String quote(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
