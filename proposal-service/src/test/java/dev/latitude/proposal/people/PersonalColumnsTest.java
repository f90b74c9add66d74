package dev.latitude.proposal.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.kit.people.PersonalData;
import dev.latitude.testkit.PersonalColumns;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of every column it is known whether it names persons. */
@QuarkusTest
@WithTestResource(RealParts.class)
class PersonalColumnsTest {
  private static final List<String> NAMING_NOBODY =
      List.of(
          "decision_type.ceiling",
          "decision_type.dimension",
          "decision_type.head_hash",
          "decision_type.slug",
          "decision_type.state",
          "decision_type.title",
          "decision_type.usual_risk",
          "endorsement.head_hash",
          // what people wrote in their own words
          "endorsement.note",
          "endorsement.reason",
          "endorsement.state",
          "endorsement.statement",
          "proposal.decline_reason",
          "proposal.head_hash",
          "proposal.state",
          // in the words of who declined
          "proposal.would_change",
          "proposal_decision.decision");

  /** Not rewritten: what somebody noted for themselves alone is deleted with them. */
  private static final List<String> DELETED =
      List.of(
          "friction_entry.author",
          "friction_entry.decision",
          "friction_entry.note",
          "friction_entry.sign",
          "friction_entry.work_scope");

  @Inject PersonalData data;
  @Inject AgroalDataSource database;

  @Test
  void every_column_names_persons_or_is_known_to_name_nobody() throws SQLException {
    var naming =
        data.tables().stream()
            .flatMap(table -> table.columns().map(column -> table.name() + "." + column));
    var known = Stream.of(naming, NAMING_NOBODY.stream(), DELETED.stream()).flatMap(all -> all);
    try (var connection = database.getConnection()) {
      assertThat(known).containsExactlyInAnyOrderElementsOf(PersonalColumns.of(connection));
    }
  }
}
