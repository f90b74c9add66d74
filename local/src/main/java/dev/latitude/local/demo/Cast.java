package dev.latitude.local.demo;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The people of one telling. Their ids are new each time, so that the story can be told again on
 * the same data.
 */
public record Cast(Person hr, Person employee, Person manager) {

  /** Makes the token of a person with these roles. */
  public interface Tokens {
    String of(String person, String... roles);
  }

  public static Cast of(Tokens tokens) {
    var bytes = new byte[3];
    new SecureRandom().nextBytes(bytes);
    var telling = HexFormat.of().formatHex(bytes);
    return new Cast(
        person(tokens, "hanna-" + telling, "hr"),
        person(tokens, "robin-" + telling),
        person(tokens, "morgan-" + telling, "manager"));
  }

  private static Person person(Tokens tokens, String id, String... roles) {
    return new Person(id, tokens.of(id, roles));
  }
}
