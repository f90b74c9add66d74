package dev.latitude.pilot.triggerset;

import static dev.latitude.pilot.PilotFixture.acceptedProposal;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.beginning;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.review;
import static dev.latitude.pilot.PilotFixture.today;
import static dev.latitude.pilot.calendar.CalendarFixture.passDays;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.agree;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.guardrails;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.propose;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.pilot.calendar.CalendarFixture;
import dev.latitude.pilot.calendar.TurningDays;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Days pass between the proposal of a trigger set and its acknowledgements. The pilots here have
 * reviews after 7 and 14 days, and the set is asked for on day 5.
 */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class OldOnTheTableTest {
  @Inject TurningDays days;

  @AfterEach
  void backToTheRealDay() {
    CalendarFixture.backToTheRealDay();
  }

  @Test
  void a_review_that_has_come_due_cannot_be_taken_off_by_a_set_that_was_proposed_before() {
    var id = asked(21);
    agree(asAuthor(), id).statusCode(200);
    passDays(10);
    agree(asApprover(), id)
        .statusCode(409)
        .body("type", equalTo("/problems/dates-have-come"))
        .body(
            "detail",
            equalTo(
                "The trigger set was proposed on "
                    + day(5)
                    + ", and a review date has come since that it would change. Dates that have come stay as they are: propose it anew with dates to come."));
    agree(asAuthor(), id).statusCode(200); // said before, and nothing new
    read(id)
        .body("terms.plan.reviewDates", contains(day(7), day(14)))
        .body("calendar.reviewDueOn", equalTo(day(7)))
        .body("proposedTriggerSet.acknowledgements.person", contains("robin"));

    ask(id, 21);
    agree(asAuthor(), id).statusCode(200);
    agree(asApprover(), id)
        .statusCode(200)
        .body("terms.plan.reviewDates", contains(day(7), day(21)))
        .body("calendar.reviewDueOn", equalTo(day(7)))
        .body("calendar.overdue", contains("REVIEW", "STATUS_UPDATE"));
  }

  @Test
  void a_date_that_was_to_come_when_it_was_proposed_cannot_come_to_stand_once_it_has_come() {
    var id = asked(7, 9, 21);
    passDays(8);
    agree(asAuthor(), id).statusCode(200); // what has come by now is as it was planned
    passDays(9);
    agree(asApprover(), id).statusCode(409).body("type", equalTo("/problems/dates-have-come"));
    passDays(12);
    agree(asApprover(), id).statusCode(409);
    read(id).body("terms.plan.reviewDates", contains(day(7), day(14)));
  }

  @Test
  void nobody_is_asked_to_stand_by_what_can_no_longer_come_to_stand() {
    var id = asked(21);
    passDays(6);
    look(id);
    read(id).body("actions", hasItem("acknowledge")).body("awaiting", hasItem("morgan"));
    awaited(id).body("acknowledgements.parties.awaited", contains(true, true));
    report(id, 1);
    passDays(7);
    awaited(id).body("acknowledgements.parties.awaited", contains(false, false));
    look(id);
    read(id).body("awaiting", contains("morgan")); // for the review
    asAuthor()
        .get("/api/v1/pilots?awaiting=me&limit=1")
        .then()
        .statusCode(200)
        .body("items.id", not(hasItem(id)));
    agree(asAuthor(), id).statusCode(409);
    read(id)
        .body("proposedTriggerSet.acknowledgements", hasSize(0))
        .body("actions", not(hasItem("acknowledge")))
        .body("actions", hasItem("withdraw-trigger-set"));
    command(asAuthor(), id, "withdraw-trigger-set", "").statusCode(200);
  }

  @Test
  void nobody_is_awaited_any_more_once_a_date_comes_that_only_the_set_on_the_table_names() {
    var id = asked(7, 9, 21);
    passDays(6);
    report(id, 1);
    passDays(7);
    review(id, "CONTINUE").statusCode(201);
    passDays(8);
    look(id);
    read(id).body("awaiting", contains("robin", "morgan"));
    passDays(9);
    look(id);
    read(id).body("awaiting", empty());
  }

  @Test
  void a_set_that_leaves_the_dates_alone_does_not_grow_old() {
    var id = beginning(acceptedProposal());
    propose(asAuthor(), id, guardrails("5", 2)).statusCode(200);
    agree(asAuthor(), id).statusCode(200);
    passDays(16);
    agree(asApprover(), id).statusCode(200).body("terms.triggers[1].threshold.value", is(5));
  }

  /** As the job does, when something may have to be told. */
  private void look(String id) {
    if (days.due(1_000).contains(UUID.fromString(id))) {
      var _ = days.look(UUID.fromString(id));
    }
  }

  private static ValidatableResponse awaited(String id) {
    return asAuthor().get("/api/v1/pilots/{id}/dashboard", id).then().statusCode(200);
  }

  private static void report(String id, int period) {
    asAuthor()
        .body(
            "{\"period\": %d, \"summary\": \"A quiet week.\", \"health\": \"ON_TRACK\"}"
                .formatted(period))
        .post("/api/v1/pilots/{id}/status-updates", id)
        .then()
        .statusCode(201);
  }

  private static String asked(int... days) {
    var id = beginning(acceptedProposal());
    passDays(5);
    ask(id, days);
    return id;
  }

  private static void ask(String id, int... days) {
    var dates =
        IntStream.of(days).mapToObj(n -> "\"" + day(n) + "\"").collect(Collectors.joining(", "));
    command(
            asAuthor(),
            id,
            "propose-trigger-set",
            "{\"reviewDates\": [%s], \"reason\": \"Holidays.\"}".formatted(dates))
        .statusCode(200);
  }

  private static String day(int n) {
    return today().plusDays(n).toString();
  }
}
