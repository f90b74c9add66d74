package dev.latitude.proposal.endorsement;

import static dev.latitude.proposal.endorsement.EndorsementFixture.ALLY;
import static dev.latitude.proposal.endorsement.EndorsementFixture.ask;
import static dev.latitude.proposal.endorsement.EndorsementFixture.edit;
import static dev.latitude.proposal.endorsement.EndorsementFixture.freshness;
import static dev.latitude.proposal.endorsement.EndorsementFixture.give;
import static dev.latitude.proposal.endorsement.EndorsementFixture.list;
import static dev.latitude.proposal.endorsement.EndorsementFixture.read;
import static dev.latitude.proposal.endorsement.EndorsementFixture.readiness;
import static dev.latitude.proposal.endorsement.EndorsementFixture.submit;
import static dev.latitude.proposal.endorsement.EndorsementFixture.tryToAsk;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.proposal.proposal.ProposalFixture.handOver;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of support when HR has somebody else approve the proposal. */
@QuarkusTest
@WithTestResource(RealParts.class)
class HandedOverTest {
  private final String approver = "morgan-" + UUID.randomUUID();
  private final String successor = "maria-" + UUID.randomUUID();

  @Test
  void support_goes_on_for_what_was_put_before_somebody_else() {
    String id = draft();
    var ofDraft = give(ask(id, ALLY));
    submit(id);
    var ofRevision = give(ask(id, "kim"));

    handOver(approver, successor);
    handOver(successor, successor + "-2");

    for (var support : List.of(ofDraft, ofRevision)) {
      freshness(AUTHOR, support)
          .then()
          .body("freshness", equalTo("FRESH"))
          .body("changes.kind", contains("APPROVER_HANDED_OVER"))
          .body("changes.material", contains(false))
          .body(
              "changes[0].sentence",
              equalTo("%s-2 approves in the place of %s.".formatted(successor, approver)));
    }
    list(successor + "-2", id, "manager")
        .then()
        .body("items.freshness", contains("FRESH", "FRESH"));
    list(approver, id, "manager").then().statusCode(404);
    read(approver, ofRevision, "manager").then().statusCode(404);
    readiness(id).then().body("findings.rule", not(hasItem("no-ally")));

    read(ALLY, ask(id, ALLY))
        .then()
        .body("changesSinceSupported.kind", contains("APPROVER_HANDED_OVER"));
  }

  @Test
  void support_for_asking_somebody_else_from_the_start_stays_stale() {
    String id = draft();
    var support = give(ask(id, ALLY));
    var elsewhere = approver + "-2";
    edit(id, ProposalFixture.contentFor(elsewhere));
    submit(id);

    handOver(elsewhere, successor);

    freshness(AUTHOR, support)
        .then()
        .body("freshness", equalTo("STALE"))
        .body("changes.kind", hasItem("APPROVER_CHANGED"));
  }

  @Test
  void whoever_comes_to_decide_supports_it_no_more_and_whoever_decided_may() {
    String id = draft();
    submit(id);
    var given = give(ask(id, successor));
    var asked = ask(id, successor + "-2");

    handOver(approver, successor);
    freshness(AUTHOR, given).then().body("freshness", equalTo("STALE"));
    readiness(id).then().body("findings.rule", hasItem("no-ally"));

    handOver(successor, successor + "-2");
    freshness(AUTHOR, given).then().body("freshness", equalTo("FRESH"));
    read(successor + "-2", asked).then().body("actions", contains("decline"));
    tryToAsk(AUTHOR, id, successor + "-2").then().statusCode(422);
    give(ask(id, approver));
  }

  private String draft() {
    return ProposalFixture.draft(AUTHOR, approver).extract().path("id");
  }
}
