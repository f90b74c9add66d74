package dev.latitude.kit.people;

import dev.latitude.kit.history.Aggregate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a service keeps about persons. Every service has one bean of this. */
public interface PersonalData {

  /** Where persons are named, but for what the kit itself keeps. */
  List<PersonalTable> tables();

  /**
   * Names of the properties under which ids of persons stand in JSON, in the events as well: alone
   * or in a list. What stands elsewhere is no id, whatever it reads like.
   */
  Set<String> properties();

  /** The things with a history, by the subject type of their events. */
  Map<String, Class<? extends Aggregate>> things();

  /**
   * What the person still takes part in, in words that follow "takes part in": they cannot be
   * forgotten before it has come to its end.
   *
   * @return some of it, at most a handful; empty when there is nothing
   */
  List<String> openThings(String person);

  /** Statements that delete what is the person's alone, with one place for their id. */
  default List<String> deletions() {
    return List.of();
  }

  /**
   * Documents of a thing that kept their hash although a pseudonym stands in them now, all there
   * are: told with the event, so that whoever verifies a hash knows what became of its words. Asked
   * in the transaction that puts the pseudonym in.
   */
  default List<RewrittenDocument> documentsOf(UUID thing) {
    return List.of();
  }

  /**
   * Does what else has to be done to a thing into which a pseudonym was put, with its events: in
   * that transaction, after the event that tells of it.
   *
   * @param by who has asked for the person to be forgotten
   */
  default void afterRewriting(Aggregate thing, String by) {}

  /**
   * One of them.
   *
   * @param version whose document it is
   * @param hash SHA-256 of its canonical text as it is now, hexadecimal
   */
  record RewrittenDocument(long version, String hash) {}
}
