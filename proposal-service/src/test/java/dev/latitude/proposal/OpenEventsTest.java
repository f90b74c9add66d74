package dev.latitude.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latitude.kit.history.CloudEvent;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What it costs to know what may be told. */
@QuarkusTest
@WithTestResource(RealParts.class)
class OpenEventsTest {
  private static final int EDITS = 5_000;
  private static final int MOST_TOUCHED = 10;

  @Inject OpenEvents open;
  @Inject EntityManager entities;

  @Test
  @TestTransaction
  void however_often_a_draft_was_edited_what_was_submitted_is_found_at_once() {
    var proposal = UUID.randomUUID();
    entities
        .createNativeQuery(
            """
            insert into event (id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, previous_hash, hash)
            select uuidv7(), cast(:proposal as uuid), 'proposal', n, 'proposal.edited', now(), 'robin', '{}', '', d,
                   case when n > 1 then d end, d
            from generate_series(1, :edits) n, sha256('') d
            """)
        .setParameter("proposal", proposal.toString())
        .setParameter("edits", EDITS)
        .executeUpdate();
    entities.createNativeQuery("analyze event").executeUpdate();

    long before = touched();
    assertThat(open.told(List.of(withdrawn(proposal)))).isEmpty();
    assertThat(touched() - before).isLessThan(MOST_TOUCHED);
  }

  private static CloudEvent withdrawn(UUID proposal) {
    return new CloudEvent(
        "1.0",
        UUID.randomUUID(),
        "/api/v1/proposal-events",
        "proposal.withdrawn",
        proposal,
        Instant.EPOCH,
        "application/json",
        "0001772442001000000",
        EDITS + 1L,
        null,
        "robin",
        null,
        "",
        null,
        null,
        JsonNodeFactory.instance.objectNode());
  }

  private long touched() {
    return ((Number)
            entities
                .createNativeQuery(
                    "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = 'event'")
                .getSingleResult())
        .longValue();
  }
}
