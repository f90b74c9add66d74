package dev.latitude.proposal.friction;

import static dev.latitude.proposal.friction.FrictionFixture.ENTRIES;
import static dev.latitude.proposal.friction.FrictionFixture.add;
import static dev.latitude.proposal.friction.FrictionFixture.as;
import static dev.latitude.proposal.friction.FrictionFixture.content;
import static dev.latitude.proposal.friction.FrictionFixture.newDecision;
import static dev.latitude.proposal.friction.FrictionFixture.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(RealParts.class)
class FrictionSummaryTest {
  private static final LocalDate FROM = LocalDate.parse("2026-01-01");
  private static final LocalDate TO = LocalDate.parse("2026-03-31");

  @Inject FrictionLog log;
  @Inject AgroalDataSource database;

  @Test
  void the_example_of_the_contract_is_what_such_entries_come_to() {
    var robin = somebody();
    var decision = "client-report.publish";
    add(robin, content(decision, "2026-01-01", "PT6H30M"));
    add(robin, content(decision, "2026-03-31", "PT4H"));
    add(
        robin,
        content(decision, "2026-02-01", "PT1H")
            .replace("\"waiting\": \"PT1H\",", "")
            .replace("ROUTINE_SIGN_OFF", "METHOD_CHECK_IN"));
    add(robin, content(decision, "2025-12-31", "PT9H"));
    add(robin, content(decision, "2026-04-01", "PT9H"));
    add(robin, "{\"sign\": \"CALENDAR_TAKEN\", \"day\": \"2026-03-02\", \"workScope\": \"ROLE\"}");
    var answer = summary(robin, "");
    assertThat(answer.getList("items"))
        .isEqualTo(List.of(new JsonPath(FrictionExamples.SUMMARY).getMap("$")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT3H | PT3H | 3.0",
        "PT1H PT9H | PT5H | 5.0",
        "PT9H PT1H PT2H | PT2H | 2.0",
        "PT1S PT2S | PT1.5S | 0.0004",
        "PT1H PT1H PT2H PT100H | PT1H30M | 1.5",
        "P366D P366D | PT8784H | 8784.0"
      })
  void the_median_is_the_middle_or_the_mean_of_the_two_in_the_middle(
      String waits, String median, float hours) {
    var robin = somebody();
    var decision = newDecision();
    Arrays.stream(waits.split(" "))
        .forEach(waiting -> add(robin, content(decision, "2026-03-02", waiting)));
    var answer = summary(robin, "&decision=" + decision);
    assertThat(answer.getString("items[0].summary.medianWaiting")).isEqualTo(median);
    assertThat(answer.getFloat("items[0].suggestedMetric.baseline.value")).isEqualTo(hours);
  }

  @Test
  void without_a_waiting_time_there_is_no_median_and_no_metric() {
    var robin = somebody();
    var decision = newDecision();
    add(robin, content(decision, "2026-03-02", "PT1H").replace("\"waiting\": \"PT1H\",", ""));
    var item = summary(robin, "").getMap("items[0]");
    assertThat(item.keySet()).isEqualTo(Set.of("summary"));
    assertThat(summary(robin, "").getMap("items[0].summary"))
        .containsEntry("count", 1)
        .containsEntry("waits", 0)
        .containsEntry("totalWaiting", "PT0S")
        .doesNotContainKey("medianWaiting");
  }

  @Test
  void the_offered_metric_goes_into_a_proposal_as_it_is() {
    var robin = somebody();
    var decision = ProposalFixture.newDecision();
    add(robin, content(decision, "2026-03-02", "PT6H30M"));
    Map<String, Object> metric = summary(robin, "").getMap("items[0].suggestedMetric");
    Map<String, Object> proposal = new JsonPath(ProposalFixture.content(decision)).getMap("$");
    var withMetric = new HashMap<>(proposal);
    withMetric.put("metrics", List.of(metric));
    as(robin)
        .body(withMetric)
        .post("/api/v1/proposals")
        .then()
        .statusCode(201)
        .body("content.metrics[0]", equalTo(metric));
  }

  @Test
  void decisions_come_page_by_page_in_the_order_of_their_slugs() {
    var robin = somebody();
    var slugs = List.of("b", "a-b", "a.b", "a1", "ab", "zz", "a");
    slugs.forEach(slug -> add(robin, content(slug, "2026-03-02", "PT1H")));
    var read = new ArrayList<String>();
    String cursor = null;
    do {
      var page = summary(robin, "&limit=3" + (cursor == null ? "" : "&cursor=" + cursor));
      read.addAll(page.getList("items.summary.decision"));
      cursor = page.getString("next");
    } while (cursor != null);
    assertThat(read).containsExactly("a", "a-b", "a.b", "a1", "ab", "b", "zz");
  }

  @Test
  void the_period_must_be_named_and_in_order() {
    as(somebody())
        .get(ENTRIES + "/summary")
        .then()
        .statusCode(400)
        .body("errors.parameter", containsInAnyOrder("from", "to"))
        .body("errors.code", containsInAnyOrder("required", "required"));
    as(somebody())
        .get(ENTRIES + "/summary?from=2026-03-02&to=2026-03-01")
        .then()
        .statusCode(400)
        .body("detail", equalTo("The parameter 'to' must not be before 'from'."));
    as(somebody())
        .get(ENTRIES + "/summary?from=2026-03-02&to=2026-03-02")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
    as(somebody())
        .get(ENTRIES + "/summary?from=2026-03-02&to=2026-03-02&decision=No")
        .then()
        .statusCode(400)
        .body("errors.parameter", equalTo(List.of("decision")));
    as(somebody())
        .get(ENTRIES + "/summary?from=2026-03-02&to=2026-03-01&decision=No&limit=many")
        .then()
        .statusCode(400)
        .body("errors.parameter", containsInAnyOrder("limit", "decision", "to"));
  }

  @Test
  void a_summary_is_taken_inside_the_transaction_of_whoever_asks() {
    var robin = somebody();
    var decision = newDecision();
    add(robin, content(decision, "2026-03-02", "PT6H"));
    var frozen =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  deleteAll(robin);
                  return log.summaryOf(robin, decision, FROM, TO);
                });
    assertThat(frozen).isEqualTo(FrictionSummary.ofNothing(decision, FROM, TO));
  }

  @Test
  void a_summary_counts_only_the_entries_of_the_person_it_is_asked_for() {
    var robin = somebody();
    var decision = newDecision();
    add(robin, content(decision, "2026-03-02", "PT6H"));
    assertThat(log.summaryOf(somebody(), decision, FROM, TO))
        .isEqualTo(FrictionSummary.ofNothing(decision, FROM, TO));
    assertThat(log.summaryOf(robin, decision, FROM, TO))
        .isEqualTo(
            new FrictionSummary(
                decision,
                FROM,
                TO,
                1,
                1,
                Duration.ofHours(6),
                Duration.ofHours(6),
                List.of(new SignCount(FrictionSign.ROUTINE_SIGN_OFF, 1))));
  }

  private Void deleteAll(String author) {
    try (var connection = database.getConnection();
        var delete = connection.prepareStatement("delete from friction_entry where author = ?")) {
      delete.setString(1, author);
      delete.executeUpdate();
      return null;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static JsonPath summary(String person, String more) {
    return as(person)
        .get(ENTRIES + "/summary?from=2026-01-01&to=2026-03-31" + more)
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .extract()
        .jsonPath();
  }
}
