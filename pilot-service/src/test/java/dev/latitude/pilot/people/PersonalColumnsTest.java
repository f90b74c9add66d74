package dev.latitude.pilot.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.kit.people.PersonalData;
import dev.latitude.testkit.PersonalColumns;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Of each column that could name somebody it is said whether it does. */
@QuarkusTest
@WithTestResource(RealParts.class)
class PersonalColumnsTest {
  private static final Set<String> CONSTANTS_KEYS_AND_HASHES =
      Set.of(
          "checklist_run.delivery",
          "context_event.kind",
          "context_reaction.event",
          "context_reaction.reaction",
          "decision_entry.amount_check",
          "decision_entry.currency",
          "decision_entry.decision",
          "decision_entry.kind",
          "evaluation.cause",
          "evaluation.metric",
          "evaluation.trigger_key",
          "evaluation.verdict",
          "measurement.metric",
          "measurement.standing",
          "pilot.head_hash",
          "pilot.result",
          "pilot.state",
          "pilot.trigger_set_hash",
          "review.outcome",
          "status_update.health",
          "trigger_set.basis",
          "trigger_set.hash",
          "trigger_state.rule",
          "trigger_state.trigger_key");

  /** What people wrote in their own words, and reasons that this service made of numbers. */
  private static final Set<String> WORDS =
      Set.of(
          "checklist_run.items",
          "decision_entry.note",
          "decision_entry.what",
          "evaluation.reason",
          "measurement.source",
          "pilot.state_reason",
          "review.note",
          "status_update.checklist",
          "status_update.summary");

  /** Numbers, days, keys and ids of other things. What is hashed of a trigger set is here. */
  private static final Set<String> DOCUMENTS_WITHOUT_PEOPLE =
      Set.of(
          "pilot.extra_reviews",
          "pilot.frozen_baselines",
          "pilot.gaps",
          "pilot.graduated_rights",
          "pilot.judged_after",
          "pilot.stops",
          "review.details",
          "trigger_set.content",
          "trigger_state.tally");

  @Inject PersonalData data;
  @Inject AgroalDataSource database;

  @Test
  void every_column_names_persons_or_is_known_to_name_nobody() throws SQLException {
    var said =
        data.tables().stream()
            .flatMap(table -> table.columns().map(column -> table.name() + "." + column))
            .collect(Collectors.toCollection(TreeSet::new));
    for (var nobody : Set.of(CONSTANTS_KEYS_AND_HASHES, WORDS, DOCUMENTS_WITHOUT_PEOPLE)) {
      assertThat(said).doesNotContainAnyElementsOf(nobody);
      said.addAll(nobody);
    }
    try (var connection = database.getConnection()) {
      assertThat(said).isEqualTo(PersonalColumns.of(connection));
    }
  }
}
