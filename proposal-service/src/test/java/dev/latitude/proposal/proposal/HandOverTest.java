package dev.latitude.proposal.proposal;

import static dev.latitude.proposal.proposal.ProposalFixture.contentFor;
import static dev.latitude.proposal.proposal.ProposalFixture.draft;
import static dev.latitude.proposal.proposal.ProposalFixture.submitted;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.latitude.kit.history.ChainCheck;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HR has somebody else come in an approver's place. */
@QuarkusTest
@WithTestResource(RealParts.class)
class HandOverTest {
  private static final String PATH = "/api/v1/hand-overs/proposals";
  private static final String HR = "hanna";

  @Inject ChainCheck chain;
  @Inject AgroalDataSource database;
  @Inject SessionFactory sessions;

  private final String author = somebody("robin");
  private final String approver = somebody("morgan");
  private final String successor = somebody("maria");

  @Test
  void the_successor_is_asked_and_the_one_before_is_a_stranger() {
    var asked = submitted(author, approver).extract().response();
    String id = asked.path("id");

    handOver(body())
        .body("handedOver.id", contains(id))
        .body("handedOver.person", contains(author))
        .body("handedOver.state", contains("UNDER_REVIEW"))
        .body("ownOfSuccessor", hasSize(0))
        .body("more", is(false));

    read(author, id)
        .body("state", equalTo("UNDER_REVIEW"))
        .body("content.approver", equalTo(successor))
        .body("content.boundaries[0].heldBy", equalTo("morgan"))
        .body("awaiting", equalTo(successor))
        .body("respondBy", equalTo(asked.<String>path("respondBy")))
        .body("revisionNumber", is(1))
        .body("etag", equalTo("\"3\""));
    as(author)
        .get(path(id) + "/history")
        .then()
        .body("items[-1].type", equalTo("proposal.handed-over"))
        .body("items[-1].actor", equalTo(HR))
        .body("items[-1].data.author", equalTo(author))
        .body("items[-1].data.approver", equalTo(successor))
        .body("items[-1].data.formerApprover", equalTo(approver))
        .body("items[-1].data.reason", equalTo("Another team from December on."))
        .body("items[-1].data.awaiting", equalTo(successor))
        .body("items[-1].data.respondBy", equalTo(asked.<String>path("respondBy")));

    for (var part : List.of("", "/history", "/revisions/1", "/readiness", "/one-pager")) {
      as(approver, "manager").get(path(id) + part).then().statusCode(404);
    }
    as(approver, "manager").get("/api/v1/proposals").then().body("items", hasSize(0));
    answer(approver, id, "accept", "{\"revision\": 1}").statusCode(404);

    as(successor, "manager")
        .get("/api/v1/proposals?awaiting=me")
        .then()
        .body("items.id", contains(id))
        .body("items[0].actions", containsInAnyOrder("accept", "counter", "decline", "extend"));
    as(successor).get(path(id) + "/revisions/1").then().body("content.approver", equalTo(approver));
  }

  @Test
  void the_negotiation_goes_on_between_the_author_and_the_successor() throws SQLException {
    String id = submitted(author, approver).extract().path("id");
    handOver(body());

    answer(successor, id, "extend", extension()).statusCode(200);
    answer(successor, id, "counter", offer(1, successor))
        .statusCode(200)
        .body("awaiting", equalTo(author));
    answer(author, id, "counter", offer(2, approver))
        .statusCode(422)
        .body("type", endsWith("/problems/other-approver"))
        .body("errors[0].detail", endsWith("the approver stays '" + successor + "'."));
    answer(author, id, "counter", offer(2, successor))
        .statusCode(200)
        .body("awaiting", equalTo(successor));
    answer(successor, id, "accept", "{\"revision\": 3}")
        .statusCode(200)
        .body("state", equalTo("ACCEPTED"));

    as(author)
        .get(path(id) + "/revisions")
        .then()
        .body("items.author", contains(author, successor, author));
    as(author)
        .get(path(id) + "/history")
        .then()
        .body("items[-1].data.approver", equalTo(successor))
        .body("items[-1].data.by", equalTo(successor));
    assertWhole(id);
  }

  @Test
  void whoever_answers_from_before_it_has_not_seen_it() {
    var asked = submitted(author, approver).extract().response();
    handOver(body());
    as(author)
        .header("If-Match", asked.header("ETag"))
        .post(path(asked.path("id")) + "/withdraw")
        .then()
        .statusCode(412);
  }

  @ParameterizedTest
  @EnumSource
  void it_is_about_what_the_approver_still_has_a_part_in(ProposalState state) throws SQLException {
    String id = in(state);
    var before = read(author, id).extract();
    boolean told =
        switch (state) {
          case UNDER_REVIEW, COUNTERED, ACCEPTED -> true;
          case DRAFT, DECLINED, WITHDRAWN -> false;
        };

    handOver(body()).body("handedOver.id", told ? contains(id) : hasSize(0));

    var after = read(author, id).extract();
    assertThat(after.<String>path("state")).isEqualTo(state.name());
    assertThat(after.<String>path("content.approver")).isEqualTo(told ? successor : approver);
    assertThat(after.<String>path("awaiting"))
        .isEqualTo(
            switch (state) {
              case UNDER_REVIEW -> successor;
              case COUNTERED -> author;
              case DRAFT, ACCEPTED, DECLINED, WITHDRAWN -> null;
            });
    assertThat(after.<String>path("respondBy")).isEqualTo(before.<String>path("respondBy"));
    assertThat(after.<String>path("etag").equals(before.path("etag"))).isEqualTo(!told);
    as(successor, "manager").get(path(id)).then().statusCode(told ? 200 : 404);
    assertWhole(id);
  }

  /** Who comes late was not told when it was submitted, nor reminded of. */
  @ParameterizedTest
  @EnumSource(names = {"UNDER_REVIEW", "COUNTERED", "ACCEPTED"})
  void the_event_says_who_owes_an_answer_by_which_day_while_one_is_owed(ProposalState state) {
    String id = in(state);
    handOver(body());
    var proposal = read(author, id).extract();
    var told = as(author).get(path(id) + "/history").jsonPath();
    assertThat(told.getString("items[-1].type")).isEqualTo("proposal.handed-over");
    assertThat(told.getMap("items[-1].data").keySet().contains("awaiting"))
        .isEqualTo(state != ProposalState.ACCEPTED);
    assertThat(told.getString("items[-1].data.awaiting"))
        .isEqualTo(proposal.<String>path("awaiting"));
    assertThat(told.getString("items[-1].data.respondBy"))
        .isEqualTo(proposal.<String>path("respondBy"));
  }

  @Test
  void a_draft_that_follows_asks_the_successor() {
    String id = in(ProposalState.ACCEPTED);
    handOver(body());
    as(author)
        .post(path(id) + "/follow-up")
        .then()
        .statusCode(201)
        .body("content.approver", equalTo(successor));
  }

  @Test
  void only_what_is_of_the_people_that_were_named_is_handed_over() {
    String other = somebody("kim");
    String of = submitted(author, approver).extract().path("id");
    String notOf = submitted(other, approver).extract().path("id");
    String elsewhere = submitted(author, somebody("boss")).extract().path("id");

    handOver(body(approver, successor, author, somebody("nobody")))
        .body("handedOver.id", contains(of));

    read(author, of).body("content.approver", equalTo(successor));
    read(other, notOf).body("content.approver", equalTo(approver));
    read(author, elsewhere).body("etag", equalTo("\"2\""));
    handOver(body()).body("handedOver.id", contains(notOf));
    handOver(body()).body("handedOver", hasSize(0)).body("more", is(false));
  }

  @Test
  void the_oldest_come_first() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      ids.add(submitted(somebody("author"), approver).extract().path("id"));
    }
    handOver(body()).body("handedOver.id", equalTo(ids));
  }

  @Test
  void nobody_approves_for_themselves() {
    String own = submitted(successor, approver).extract().path("id");
    String of = submitted(author, approver).extract().path("id");

    handOver(body(approver, successor, author))
        .body("handedOver.id", contains(of))
        .body("ownOfSuccessor", hasSize(0));
    handOver(body())
        .body("handedOver", hasSize(0))
        .body("ownOfSuccessor.id", contains(own))
        .body("ownOfSuccessor.person", contains(successor))
        .body("ownOfSuccessor.state", contains("UNDER_REVIEW"))
        .body("more", is(false));
    handOver(body(approver, successor, successor)).body("ownOfSuccessor.id", contains(own));

    read(successor, own).body("content.approver", equalTo(approver)).body("etag", equalTo("\"2\""));
  }

  @Test
  void a_dry_run_tells_the_same_and_changes_nothing() {
    String of = submitted(author, approver).extract().path("id");
    submitted(successor, approver);

    var foreseen =
        as(HR, "hr").body(body()).post(PATH + "?dryRun=true").then().statusCode(200).extract();
    read(author, of)
        .body("content.approver", equalTo(approver))
        .body("awaiting", equalTo(approver))
        .body("etag", equalTo("\"2\""));
    as(author).get(path(of) + "/history").then().body("items", hasSize(2));

    assertThat(handOver(body()).extract().asString()).isEqualTo(foreseen.asString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "manager", "auditor", "hr-integration", "service"})
  void only_hr_hands_over(String role) {
    String id = submitted(author, approver).extract().path("id");
    for (var person : List.of(approver, author, successor, HR)) {
      for (var mode : List.of("", "?dryRun=true")) {
        as(person, role.isEmpty() ? new String[0] : new String[] {role})
            .body(body())
            .post(PATH + mode)
            .then()
            .statusCode(403);
      }
    }
    read(author, id).body("etag", equalTo("\"2\""));
  }

  @Test
  void all_that_is_wrong_with_the_body_is_told_at_once() {
    refused("{\"people\": [], \"reasons\": \"none\", \"reason\": \" \"}")
        .body(
            "errors.pointer",
            containsInAnyOrder("/approver", "/successor", "/people", "/reason", "/reasons"));
    refused(body(approver, approver, author, author))
        .body("errors.pointer", contains("/people/1", "/successor"))
        .body("errors.code", contains("twice", "same"));
    refused(
            "{\"approver\": \"kim\", \"successor\": \"kim\", \"people\": [\"a\", \"a\"], \"reason\": \" \", \"more\": 1}")
        .body("errors.pointer", containsInAnyOrder("/successor", "/people/1", "/reason", "/more"));
    refused(body(approver, " "));
    refused(body(approver, "former-5d0a7c1e-3b62-4f0e-9a57-2f4f6c1d8e90"))
        .body("errors.code", contains("forgotten"));
  }

  /** They would read from then on what is not for HR. */
  @Test
  void nobody_hands_over_to_themselves() {
    String id = submitted(author, approver).extract().path("id");
    for (var query : List.of("", "?dryRun=true")) {
      as(successor, "hr", "manager")
          .body(body())
          .post(PATH + query)
          .then()
          .statusCode(422)
          .body("errors.pointer", contains("/successor"))
          .body("errors.code", contains("yourself"));
    }
    as(successor, "manager").get("/api/v1/proposals/{id}", id).then().statusCode(404);
  }

  @Test
  void the_same_request_under_its_key_is_answered_as_at_first() {
    String id = submitted(author, approver).extract().path("id");
    var key = UUID.randomUUID().toString();
    for (int i = 0; i < 2; i++) {
      as(HR, "hr")
          .header("Idempotency-Key", key)
          .body(body())
          .post(PATH)
          .then()
          .statusCode(200)
          .body("handedOver.id", contains(id));
    }
    read(author, id).body("etag", equalTo("\"3\""));
  }

  @Test
  void what_comes_back_is_told_again_and_the_first_is_the_approver_once_more() throws SQLException {
    String id = submitted(author, approver).extract().path("id");
    handOver(body());
    handOver(body(successor, approver)).body("handedOver.id", contains(id));
    read(author, id)
        .body("content.approver", equalTo(approver))
        .body("awaiting", equalTo(approver));
    answer(approver, id, "accept", "{\"revision\": 1}").statusCode(200);
    assertWhole(id);
  }

  @Test
  void two_hundred_are_handed_over_at_once_and_it_says_that_there_are_more() throws SQLException {
    String first = in(ProposalState.ACCEPTED);
    copy(first, 202);

    handOver(body())
        .body("handedOver", hasSize(200))
        .body("handedOver[0].id", equalTo(first))
        .body("more", is(true));
    handOver(body()).body("handedOver", hasSize(3)).body("more", is(false));

    assertThat(texts("select approver from proposal where author = '" + author + "'"))
        .hasSize(203)
        .containsOnly(successor);
    assertThat(
            texts(
                "select count(*)::text from event where type = 'proposal.handed-over' and data ->> 'author' = '%s' group by subject"
                    .formatted(author)))
        .hasSize(203)
        .containsOnly("1");
  }

  @Test
  void each_one_more_costs_one_statement_more_to_write_it() throws SQLException {
    String first = submitted(author, approver).extract().path("id");
    handOver(body());
    long one = statements(body(successor, approver));
    copy(first, 49);
    assertThat(statements(body(approver, successor))).isEqualTo(one + 49);
    handOver(body(successor, approver)).body("handedOver", hasSize(50));
  }

  private long statements(String body) {
    var statistics = sessions.getStatistics();
    statistics.setStatisticsEnabled(true);
    try {
      long before = statistics.getPrepareStatementCount();
      handOver(body);
      return statistics.getPrepareStatementCount() - before;
    } finally {
      statistics.setStatisticsEnabled(false);
    }
  }

  private static String somebody(String name) {
    return name + "-" + UUID.randomUUID();
  }

  private static RequestSpecification as(String person, String... roles) {
    return given().header("Authorization", bearer(person, roles)).contentType("application/json");
  }

  private static String path(String id) {
    return "/api/v1/proposals/" + id;
  }

  private static ValidatableResponse read(String person, String id) {
    return as(person).get(path(id)).then().statusCode(200);
  }

  private String body() {
    return body(approver, successor);
  }

  private static String body(String from, String to, String... people) {
    var named =
        people.length == 0
            ? ""
            : Arrays.stream(people)
                .collect(Collectors.joining("\", \"", "\"people\": [\"", "\"], "));
    return """
    {"approver": "%s", "successor": "%s", %s"reason": "Another team from December on."}
    """
        .formatted(from, to, named);
  }

  private static ValidatableResponse handOver(String body) {
    return as(HR, "hr").body(body).post(PATH).then().statusCode(200);
  }

  private static ValidatableResponse refused(String body) {
    return as(HR, "hr")
        .body(body)
        .post(PATH)
        .then()
        .statusCode(422)
        .body("type", endsWith("/problems/invalid-body"));
  }

  private static ValidatableResponse answer(String person, String id, String command, String body) {
    return as(person, "manager")
        .header("If-Match", "*")
        .body(body)
        .post(path(id) + "/" + command)
        .then();
  }

  private static String offer(int revision, String to) {
    return "{\"revision\": %d, \"content\": %s}".formatted(revision, contentFor(to));
  }

  private static String extension() {
    return "{\"respondBy\": \"%s\", \"reason\": \"The audit comes first.\"}"
        .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(9));
  }

  /** A proposal of the author's to the approver. */
  private String in(ProposalState state) {
    String id =
        (state == ProposalState.DRAFT ? draft(author, approver) : submitted(author, approver))
            .extract()
            .path("id");
    switch (state) {
      case DRAFT, UNDER_REVIEW -> {}
      case COUNTERED -> answer(approver, id, "counter", offer(1, approver)).statusCode(200);
      case ACCEPTED -> answer(approver, id, "accept", "{\"revision\": 1}").statusCode(200);
      case DECLINED ->
          answer(
                  approver,
                  id,
                  "decline",
                  "{\"revision\": 1, \"reason\": \"WRONG_TIME\", \"wouldChange\": \"After the audit.\"}")
              .statusCode(200);
      case WITHDRAWN -> answer(author, id, "withdraw", "{}").statusCode(200);
    }
    return id;
  }

  /** As many more like it, that nobody has seen come about. */
  private void copy(String id, int times) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          insert into proposal (id, version, head_hash, created_at, updated_at, author, approver, submitted_to, state, awaiting, respond_by,
                                content, revision_number)
          select uuidv7(), version, head_hash, created_at, updated_at, author, approver, submitted_to, state, awaiting, respond_by,
                 content, revision_number
          from proposal, generate_series(1, %d) where id = '%s'
          """
              .formatted(times, id));
    }
  }

  private void assertWhole(String id) throws SQLException {
    var head =
        texts("select encode(head_hash, 'hex') from proposal where id = '" + id + "'").getFirst();
    assertThat(chain.isWhole(UUID.fromString(id), HexFormat.of().parseHex(head))).isTrue();
  }

  private List<String> texts(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
