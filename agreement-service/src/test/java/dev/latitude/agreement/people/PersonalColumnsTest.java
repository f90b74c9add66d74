package dev.latitude.agreement.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.agreement.PilotServiceStub;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A column that is added cannot be overlooked when somebody is forgotten. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class PersonalColumnsTest {
  /** Text and JSON that names nobody, unless in the words of people. */
  private static final Set<String> NAME_NOBODY =
      Set.of(
          "agreement.state",
          "agreement.head_hash",
          "agreement.hash",
          "agreement.end_cause",
          "agreement.amendment_state",
          "agreement.amendment_kind",
          "agreement.amendment_hash",
          // days, where they come from, and the context event that called for them
          "agreement.review_points",
          // words of people
          "agreement.suspension_reason",
          "agreement.amendment_reason",
          "agreement.termination_reason",
          "agreement.later_termination_reason",
          "agreement_version.hash",
          "agreement_version.rewritten_hash",
          "agreement_signature.role",
          "agreement_signature.hash",
          "agreement_review.outcome",
          "agreement_review.note",
          "agreement_review.points",
          "agreement_context_reaction.kind",
          "context_event.head_hash",
          "context_event.kind",
          "context_event.note",
          "context_event_effect.outcome",
          "context_event_effect.reason",
          "decision_right.decision",
          "decision_right.level",
          "decision_right.dimension",
          "decision_right.limit_currency",
          "decision_right.source_kind",
          "suspended_right.decision",
          "suspended_right.source_kind",
          // of the agreement, in HR's system
          "hr_record.hr_id",
          "hr_acknowledgement.hr_id",
          "hr_record.bucket",
          // of a record whose event has told that a pseudonym stands in it now, so it is made anew
          "hr_record.content_hash",
          "hr_bucket.bucket",
          "hr_bucket.hash",
          "webhook_endpoint.head_hash",
          "webhook_endpoint.url",
          "webhook_endpoint.description",
          "webhook_endpoint.event_types",
          "webhook_endpoint.state",
          "webhook_endpoint.disabled_because",
          "webhook_secret.key_id",
          "webhook_secret.sealed",
          "webhook_delivery.type",
          "webhook_delivery.state",
          "webhook_attempt.outcome",
          "webhook_attempt.url",
          // taken away where it names somebody, see AgreementPeople.deletions
          "webhook_attempt.response",
          "webhook_attempt.detail");

  @Inject PersonalData data;
  @Inject AgroalDataSource database;

  @Test
  void of_every_column_it_is_said_whether_it_names_persons() throws SQLException {
    var said = new TreeSet<>(NAME_NOBODY);
    data.tables().stream()
        .flatMap(table -> table.columns().map(column -> table.name() + "." + column))
        .forEach(column -> assertThat(said.add(column)).as(column).isTrue());
    try (var connection = database.getConnection()) {
      assertThat(said).isEqualTo(PersonalColumns.of(connection));
    }
  }

  /** What is rewritten together with a thing can be found by the thing. */
  @Test
  void every_thing_is_known_by_its_events() {
    assertThat(data.things().keySet())
        .containsAll(
            data.tables().stream()
                .flatMap(table -> table.thing().stream())
                .map(thing -> thing.subjectType())
                .toList());
    assertThat(Stream.of("agreement", "context-event", "webhook-endpoint"))
        .containsExactlyInAnyOrderElementsOf(data.things().keySet());
  }
}
