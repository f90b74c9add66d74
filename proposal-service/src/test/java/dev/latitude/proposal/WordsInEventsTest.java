package dev.latitude.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.proposal.endorsement.EndorsementEvent;
import dev.latitude.proposal.proposal.ProposalEvent;
import dev.latitude.testkit.EventTexts;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people write stands under names that HR's system is not told. */
class WordsInEventsTest {
  private static final Set<String> PERSONS =
      Set.of("ally", "approver", "author", "awaiting", "by", "formerApprover");

  @Test
  void every_text_of_an_event_is_a_persons_id_or_left_out_for_hrs_system() {
    var known = new HashSet<>(PERSONS);
    known.addAll(ProposalEventsResource.WITHOUT_WORDS.words());
    assertThat(EventTexts.others(ProposalEvent.class, known)).isEmpty();
    assertThat(EventTexts.others(EndorsementEvent.class, known)).isEmpty();
    assertThat(EventTexts.others(ProposalEvent.class, PERSONS))
        .containsExactly("reason", "wouldChange");
  }
}
