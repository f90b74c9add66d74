package dev.latitude.pilot.pilot;

import static dev.latitude.pilot.PilotFixture.acknowledge;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.measurement;
import static dev.latitude.pilot.PilotFixture.planned;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.review;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.guardrails;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.propose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.kit.http.ETags;
import dev.latitude.pilot.PilotCopies;
import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.pilot.triggerset.TriggerSetFixture;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.common.mapper.TypeRef;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state, every command and everybody who might give it. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class PilotStatesTest {
  private static final String REASON = "{\"reason\": \"We talked.\"}";

  private static final String DECISION =
      """
      {"kind": "TAKEN", "decision": "client-report.publish", "occurredOn": "%s", "what": "Published it."}
      """;

  private static final List<String> COMMANDS =
      List.of(
          "acknowledge",
          "propose-trigger-set",
          "withdraw-trigger-set",
          "start",
          "cancel",
          "measure",
          "correct",
          "dispute",
          "resolve",
          "update-status",
          "run-checklist",
          "record-decision",
          "answer-decision",
          "pause",
          "resume",
          "revert",
          "reinstate",
          "review",
          "add-observer",
          "remove-observer");

  private static final List<String> MADE =
      List.of("measure", "correct", "update-status", "run-checklist", "record-decision", "review");

  private static final Map<PilotState, List<String>> ALLOWED =
      Map.of(
          PilotState.PLANNED,
          List.of(
              "acknowledge",
              "propose-trigger-set",
              "start",
              "cancel",
              "add-observer",
              "remove-observer"),
          PilotState.ACTIVE,
          List.of(
              "acknowledge",
              "propose-trigger-set",
              "withdraw-trigger-set",
              "measure",
              "correct",
              "dispute",
              "resolve",
              "update-status",
              "run-checklist",
              "record-decision",
              "answer-decision",
              "pause",
              "revert",
              "review",
              "add-observer",
              "remove-observer"),
          PilotState.PAUSED,
          List.of(
              "acknowledge",
              "propose-trigger-set",
              "withdraw-trigger-set",
              "measure",
              "correct",
              "dispute",
              "resolve",
              "update-status",
              "run-checklist",
              "record-decision",
              "answer-decision",
              "resume",
              "revert",
              "review",
              "add-observer",
              "remove-observer"),
          PilotState.REVERTED,
          List.of(
              "correct",
              "dispute",
              "resolve",
              "record-decision",
              "answer-decision",
              "reinstate",
              "add-observer",
              "remove-observer"),
          PilotState.COMPLETED,
          List.of("add-observer", "remove-observer"),
          PilotState.CANCELLED,
          List.of("add-observer", "remove-observer"));

  private static final Map<String, PilotState> LEADS_TO =
      Map.of(
          "start", PilotState.ACTIVE,
          "cancel", PilotState.CANCELLED,
          "pause", PilotState.PAUSED,
          "resume", PilotState.ACTIVE,
          "revert", PilotState.REVERTED,
          "reinstate", PilotState.ACTIVE,
          "review", PilotState.ACTIVE);

  /** One of each state: what is refused leaves it as it is, and what is allowed gets a copy. */
  private static final Map<PilotState, Subject> SUBJECTS = new EnumMap<>(PilotState.class);

  @Inject AgroalDataSource database;

  /**
   * A pilot to command.
   *
   * @param measurements the newest first
   */
  private record Subject(String id, String etag, String triggerSetHash, List<String> measurements) {
    static Subject of(String id) {
      var pilot = read(id).extract();
      List<String> measurements =
          asAuthor().get("/api/v1/pilots/{id}/measurements", id).then().extract().path("items.id");
      return new Subject(
          id, pilot.path("etag"), pilot.path("triggerSetHash"), List.copyOf(measurements));
    }

    Subject copy(AgroalDataSource database) {
      return new Subject(PilotCopies.of(database, id), etag, triggerSetHash, measurements);
    }

    /** That of the n-th week. */
    String measurementOf(int week) {
      return measurements.isEmpty()
          ? UUID.randomUUID().toString()
          : measurements.get(measurements.size() - week);
    }
  }

  enum Who {
    AUTHOR,
    APPROVER,
    APPROVER_WHO_IS_NO_MANAGER,
    INTEGRATION,
    OBSERVER,
    AUDITOR,
    STRANGER;

    RequestSpecification asking() {
      return switch (this) {
        case AUTHOR -> asAuthor();
        case APPROVER -> asApprover();
        case APPROVER_WHO_IS_NO_MANAGER -> as("morgan");
        case INTEGRATION -> as("survey-tool", "measurement-integration");
        case OBSERVER -> as("olga", "manager");
        case AUDITOR -> as("auditor-1", "auditor");
        case STRANGER -> as("sam", "manager");
      };
    }

    boolean may(String command) {
      return switch (command) {
        case "measure", "correct" -> isParty() || this == INTEGRATION;
        case "update-status", "run-checklist" -> this == AUTHOR;
        case "pause", "resume", "revert", "reinstate", "review" -> this == APPROVER;
        case "remove-observer" -> isParty() || this == OBSERVER;
        default -> isParty();
      };
    }

    boolean sees(String command) {
      return isParty() || this == OBSERVER || this == AUDITOR || may(command);
    }

    private boolean isParty() {
      return this == AUTHOR || this == APPROVER || this == APPROVER_WHO_IS_NO_MANAGER;
    }
  }

  static Stream<Arguments> everythingThatCouldBeTried() {
    return Stream.of(PilotState.values())
        .flatMap(
            state ->
                COMMANDS.stream()
                    .flatMap(
                        command ->
                            Stream.of(Who.values()).map(who -> Arguments.of(state, command, who))));
  }

  @ParameterizedTest(name = "{1} when {0} by {2}")
  @MethodSource("everythingThatCouldBeTried")
  void a_command_is_done_where_state_and_person_allow_it_and_refused_with_what_would_be_allowed(
      PilotState state, String command, Who who) {
    var allowed = ALLOWED.getOrDefault(state, List.of());
    boolean isDone = who.may(command) && allowed.contains(command);
    var untouched = SUBJECTS.computeIfAbsent(state, one -> Subject.of(observed(in(one))));
    var pilot = isDone ? untouched.copy(database) : untouched;
    var answer = give(command, pilot, who);
    if (isDone) {
      answer.statusCode(MADE.contains(command) ? 201 : 200);
      assertThat(json(read(pilot.id())))
          .containsEntry("state", LEADS_TO.getOrDefault(command, state).name());
      return;
    }
    var problem = json(answer);
    assertThat(problem).containsAllEntriesOf(refusal(state, command, who));
    assertThat(problem.containsKey("allowed"))
        .isEqualTo(answer.extract().statusCode() == 409 && !allowed.isEmpty());
    assertThat(stateAndVersion(pilot.id()))
        .as("a refused command changes nothing")
        .isEqualTo(state + " " + pilot.etag());
  }

  private static Map<String, Object> refusal(PilotState state, String command, Who who) {
    if (!who.sees(command)) {
      return Map.of("status", 404, "type", "/problems/not-found");
    }
    if (!who.may(command)) {
      return Map.of("status", 403, "type", "/problems/not-yours-to-do");
    }
    var allowed = ALLOWED.getOrDefault(state, List.of());
    var refused = command.equals("correct") ? "measure" : command;
    var problem =
        new HashMap<String, Object>(
            Map.of(
                "status",
                409,
                "type",
                "/problems/wrong-state",
                "title",
                "The state does not allow this",
                "detail",
                "A pilot that is %s cannot be asked to %s. %s"
                    .formatted(state, refused, rest(allowed)),
                "state",
                state.name()));
    if (!allowed.isEmpty()) {
      problem.put("allowed", allowed);
    }
    return problem;
  }

  /** Not by paths, each of which is compiled when it is asked. */
  private static Map<String, Object> json(ValidatableResponse answer) {
    return answer.extract().as(new TypeRef<>() {});
  }

  /** Without a request, since it is asked hundreds of times. */
  private String stateAndVersion(String id) {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement("select state, version from pilot where id = ?::uuid")) {
      statement.setString(1, id);
      try (var row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString("state") + " " + ETags.of(row.getLong("version"));
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot look at the pilot " + id, failure);
    }
  }

  private static String rest(List<String> allowed) {
    return allowed.isEmpty()
        ? "Nothing more can be done to it."
        : "It allows: " + String.join(", ", allowed) + ".";
  }

  private static String in(PilotState state) {
    return switch (state) {
      case PLANNED -> acknowledged();
      case ACTIVE -> measured();
      case PAUSED -> after("pause", measured());
      case REVERTED -> after("revert", measured());
      case COMPLETED -> {
        var id = measured();
        review(id, "STOP").statusCode(201);
        yield id;
      }
      case CANCELLED -> {
        var id = planned();
        command(asAuthor(), id, "cancel", "").statusCode(200);
        yield id;
      }
    };
  }

  private static String observed(String id) {
    command(asAuthor(), id, "add-observer", "{\"observer\": \"olga\"}").statusCode(200);
    return id;
  }

  private static String acknowledged() {
    var id = planned();
    acknowledge(asAuthor(), id);
    acknowledge(asApprover(), id);
    return id;
  }

  /**
   * With another trigger set on the table, a value for the first week, and a disputed one for the
   * second.
   */
  private static String measured() {
    var id = active();
    propose(asAuthor(), id, guardrails("9", 2)).statusCode(200);
    measure(id, "error-rate", 1, "1").statusCode(201);
    measure(id, "error-rate", 2, "1").statusCode(201);
    asApprover()
        .body(REASON)
        .post("/api/v1/pilots/{id}/measurements/{m}/dispute", id, Subject.of(id).measurementOf(2))
        .then()
        .statusCode(200);
    logged(id);
    return id;
  }

  /** Each party has written one, so each can answer one. */
  private static void logged(String id) {
    for (var party : List.of(asAuthor(), asApprover())) {
      party
          .body(DECISION.formatted(start()))
          .post("/api/v1/pilots/{id}/decisions", id)
          .then()
          .statusCode(201);
    }
  }

  private static String after(String command, String id) {
    command(asApprover(), id, command, REASON).statusCode(200);
    return id;
  }

  private static ValidatableResponse give(String command, Subject pilot, Who who) {
    var id = pilot.id();
    var asking = who.asking();
    return switch (command) {
      case "acknowledge" ->
          post(
              asking,
              pilot,
              "acknowledge",
              "{\"triggerSetHash\": \"%s\"}".formatted(pilot.triggerSetHash()));
      case "propose-trigger-set" ->
          post(asking, pilot, "propose-trigger-set", TriggerSetFixture.asking(guardrails("8", 2)));
      case "measure" -> report(asking, id, 3, "1");
      case "correct" -> report(asking, id, 1, "2");
      case "dispute" ->
          asking
              .body(REASON)
              .post("/api/v1/pilots/{id}/measurements/{m}/dispute", id, pilot.measurementOf(1))
              .then();
      case "resolve" ->
          asking
              .body("{\"outcome\": \"REJECTED\"}")
              .post("/api/v1/pilots/{id}/measurements/{m}/resolve", id, pilot.measurementOf(2))
              .then();
      case "update-status" ->
          post(
              asking,
              pilot,
              "status-updates",
              "{\"period\": 1, \"summary\": \"Fine.\", \"health\": \"ON_TRACK\"}");
      case "run-checklist" ->
          asking
              .body(
                  """
                  {"delivery": "Report 1", "deliveredOn": "%s", "items": [{"item": "Totals", "done": true}]}
                  """
                      .formatted(start()))
              .post("/api/v1/pilots/{id}/checklist-runs", id)
              .then();
      case "record-decision" ->
          asking.body(DECISION.formatted(start())).post("/api/v1/pilots/{id}/decisions", id).then();
      case "answer-decision" ->
          asking
              .body("{\"agrees\": true}")
              .post("/api/v1/pilots/{id}/decisions/{d}/answer", id, entryToAnswer(id, who))
              .then();
      case "review" ->
          post(asking, pilot, "reviews", "{\"outcome\": \"CONTINUE\", \"note\": \"We talked.\"}");
      case "pause", "revert", "reinstate" -> post(asking, pilot, command, REASON);
      case "add-observer" -> post(asking, pilot, command, "{\"observer\": \"otto\"}");
      case "remove-observer" -> post(asking, pilot, command, "{\"observer\": \"olga\"}");
      default -> post(asking, pilot, command, "");
    };
  }

  /** Gives a command for the version that the pilot had when it was made. */
  private static ValidatableResponse post(
      RequestSpecification asking, Subject pilot, String path, String body) {
    return asking
        .header("If-Match", pilot.etag())
        .body(body)
        .post("/api/v1/pilots/{id}/" + path, pilot.id())
        .then();
  }

  /** One that the other party wrote, where there is any. */
  private static String entryToAnswer(String id, Who who) {
    var writer = who == Who.AUTHOR ? "morgan" : "robin";
    List<String> entries =
        asAuthor()
            .get("/api/v1/pilots/{id}/decisions", id)
            .then()
            .extract()
            .path("items.findAll { it.recordedBy == '%s' }.id".formatted(writer));
    return entries.isEmpty() ? UUID.randomUUID().toString() : entries.getFirst();
  }

  private static ValidatableResponse report(
      RequestSpecification asking, String id, int week, String value) {
    var from = start().plusDays(7L * (week - 1));
    return asking
        .body(measurement("error-rate", from, from.plusDays(week == 3 ? 0 : 6), value, 40))
        .post("/api/v1/pilots/{id}/measurements", id)
        .then();
  }
}
