package dev.latitude.pilot.pilot;

import static dev.latitude.pilot.PilotFixture.acknowledge;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.planned;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.review;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state and every command. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class PilotStatesTest {
  private static final String REASON = "{\"reason\": \"We talked.\"}";

  private static final List<String> COMMANDS =
      List.of(
          "acknowledge",
          "start",
          "cancel",
          "measure",
          "update-status",
          "pause",
          "resume",
          "revert",
          "review");

  private static final Map<PilotState, List<String>> ALLOWED =
      Map.of(
          PilotState.PLANNED, List.of("acknowledge", "start", "cancel"),
          PilotState.ACTIVE, List.of("measure", "update-status", "pause", "revert", "review"),
          PilotState.PAUSED, List.of("measure", "update-status", "resume", "revert"),
          PilotState.REVERTED, List.of(),
          PilotState.COMPLETED, List.of(),
          PilotState.CANCELLED, List.of());

  private static final Map<String, PilotState> LEADS_TO =
      Map.of(
          "start", PilotState.ACTIVE,
          "cancel", PilotState.CANCELLED,
          "pause", PilotState.PAUSED,
          "resume", PilotState.ACTIVE,
          "revert", PilotState.REVERTED);

  static Stream<Arguments> everyStateAndCommand() {
    return Stream.of(PilotState.values())
        .flatMap(state -> COMMANDS.stream().map(command -> Arguments.of(state, command)));
  }

  @ParameterizedTest(name = "{1} when {0}")
  @MethodSource("everyStateAndCommand")
  void a_command_is_done_where_the_state_allows_it_and_refused_with_what_would_be_allowed(
      PilotState state, String command) {
    var id = in(state);
    var answer = give(command, id);
    var allowed = ALLOWED.getOrDefault(state, List.of());
    if (allowed.contains(command)) {
      answer
          .statusCode(List.of("measure", "update-status", "review").contains(command) ? 201 : 200)
          .body("type", nullValue());
      read(id).body("state", equalTo(LEADS_TO.getOrDefault(command, state).name()));
    } else {
      answer
          .statusCode(409)
          .body("type", equalTo("/problems/wrong-state"))
          .body("title", equalTo("The state does not allow this"))
          .body(
              "detail",
              equalTo(
                  "A pilot that is %s cannot be asked to %s. %s"
                      .formatted(state, command, rest(allowed))))
          .body("state", equalTo(state.name()))
          .body("allowed ?: []", allowed.isEmpty() ? empty() : equalTo(allowed));
      read(id).body("state", equalTo(state.name()));
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
      case ACTIVE -> active();
      case PAUSED -> after("pause", active());
      case REVERTED -> after("revert", active());
      case COMPLETED -> {
        var id = active();
        review(id, "STOP").statusCode(201);
        yield id;
      }
      case CANCELLED -> after("cancel", planned());
    };
  }

  private static String acknowledged() {
    var id = planned();
    acknowledge(asAuthor(), id);
    acknowledge(asApprover(), id);
    return id;
  }

  private static String after(String command, String id) {
    give(command, id).statusCode(200);
    return id;
  }

  private static ValidatableResponse give(String command, String id) {
    return switch (command) {
      case "acknowledge" ->
          command(
              asAuthor(),
              id,
              "acknowledge",
              "{\"triggerSetHash\": \"%s\"}"
                  .formatted(read(id).extract().<String>path("triggerSetHash")));
      case "measure" -> measure(id, "error-rate", 1, "1");
      case "update-status" ->
          command(
              asAuthor(),
              id,
              "status-updates",
              "{\"period\": 1, \"summary\": \"Fine.\", \"health\": \"ON_TRACK\"}");
      case "review" -> review(id, "CONTINUE");
      case "pause", "revert" -> command(asApprover(), id, command, REASON);
      default -> command(asApprover(), id, command, "");
    };
  }
}
