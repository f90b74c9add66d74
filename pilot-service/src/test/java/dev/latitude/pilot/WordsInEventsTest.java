package dev.latitude.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.pilot.pilot.PilotEvent;
import dev.latitude.testkit.EventTexts;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people write stands under names that HR's system is not told. */
class WordsInEventsTest {
  private static final Set<String> PERSONS =
      Set.of("approver", "author", "formerApprover", "observer", "person");

  /** Keys of a pilot's parts and slugs of the catalogue, a hash, and what is made of them. */
  private static final Set<String> KEYS =
      Set.of("changes", "currency", "decision", "metric", "metrics", "trigger", "triggerSetHash");

  @Test
  void every_text_of_an_event_is_an_id_or_a_key_or_left_out_for_hrs_system() {
    var known = new HashSet<>(PERSONS);
    known.addAll(KEYS);
    known.addAll(PilotEventsResource.WITHOUT_WORDS.words());
    assertThat(EventTexts.others(PilotEvent.class, known)).isEmpty();
  }
}
