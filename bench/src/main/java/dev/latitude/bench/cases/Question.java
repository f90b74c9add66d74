package dev.latitude.bench.cases;

import dev.latitude.bench.data.Rights;
import dev.latitude.bench.load.Environment;
import java.nio.charset.StandardCharsets;

/** A question to the register, of those that come one after the other in every run. */
record Question(int person, int number) {
  /** More of them than any cache of a processor holds, and no more than fit into a heap. */
  private static final int MOST = 8_192;

  static int count(Environment environment) {
    return Math.min(MOST, Integer.parseInt(environment.fact("people")));
  }

  /** Far from one another, so that all of the register is read from. */
  static Question of(int index, Environment environment) {
    var people = Integer.parseInt(environment.fact("people"));
    var person = (int) ((index * 7_919L) % people);
    return new Question(person, index % Rights.OF_EACH);
  }

  String personId() {
    return Rights.person(person);
  }

  String decision() {
    return Rights.decision(person, number);
  }

  /** What an answer must hold. */
  byte[] expected() {
    return ("\"answer\":\"" + Rights.answer(person, number) + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  String path() {
    return "/api/v1/decision-rights/check?person=%s&decision=%s".formatted(personId(), decision());
  }
}
