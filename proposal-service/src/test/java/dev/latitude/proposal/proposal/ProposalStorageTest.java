package dev.latitude.proposal.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

/** What the database itself holds to. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ProposalStorageTest {
  @Inject EntityManager entities;

  @Test
  @TestTransaction
  void the_database_knows_the_reasons_to_decline_and_no_other() {
    assertThat(DeclineReason.values())
        .allSatisfy(reason -> assertThat(decline(reason.name())).isOne());
    assertThat(validated()).isTrue();
    assertThatThrownBy(() -> decline("NOT_IN_THE_MOOD"))
        .hasMessageContaining("proposal_decline_reason_check");
  }

  private int decline(String reason) {
    return entities
        .createNativeQuery(
            """
            insert into proposal (id, version, created_at, updated_at, author, approver, state, content, revision_number, decline_reason, would_change)
            values (uuidv7(), 1, now(), now(), 'robin', 'morgan', 'DECLINED', '{}', 1, :reason, 'Later')
            """)
        .setParameter("reason", reason)
        .executeUpdate();
  }

  /** Of what was kept before, too. */
  private boolean validated() {
    return (boolean)
        entities
            .createNativeQuery(
                "select convalidated from pg_constraint where conname = 'proposal_decline_reason_check'")
            .getSingleResult();
  }
}
