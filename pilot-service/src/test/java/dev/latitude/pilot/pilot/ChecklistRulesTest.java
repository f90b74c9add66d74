package dev.latitude.pilot.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChecklistRulesTest {
  private static final List<String> AGREED = List.of("Totals", "Names");

  @Test
  void every_item_is_answered_once_and_no_other() {
    assertThat(ChecklistRules.misfits(AGREED, List.of("Names", "Totals"), "/items")).isEmpty();
    assertThat(ChecklistRules.misfits(AGREED, List.of("Names", "Sums", "Names"), "/items"))
        .containsExactly(
            new Obstacle(
                "/items/1/item",
                "unknown-item",
                "must be one of the agreed checklist: 'Totals', 'Names'"),
            new Obstacle("/items/2/item", "repeated", "is answered already"),
            new Obstacle(
                "/items",
                "not-answered",
                "must answer every item of the checklist; missing: 'Totals'"));
  }

  @Test
  void where_none_was_agreed_the_author_answers_items_of_their_own() {
    assertThat(ChecklistRules.misfits(List.of(), List.of("Mine"), "/items")).isEmpty();
    assertThat(ChecklistRules.misfits(List.of(), List.of("Mine", "Mine"), "/items"))
        .extracting(Obstacle::rule)
        .containsExactly("repeated");
  }
}
