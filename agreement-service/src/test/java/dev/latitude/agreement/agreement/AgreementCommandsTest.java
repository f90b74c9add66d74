package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.testkit.TestIdentity.bearer;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in every state, by everybody it could come from. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class AgreementCommandsTest {
  private static final List<String> VERBS =
      List.of(
          "edit",
          "offer",
          "sign",
          "decline-to-sign",
          "discard",
          "amend",
          "renew",
          "review",
          "suspend",
          "reinstate",
          "terminate",
          "withdraw-termination");

  /**
   * What the state allows and something else refuses, in a fixture without end and without notice.
   */
  private static final Map<String, String> REFUSED_OTHERWISE =
      Map.of("renew", "nothing-to-renew", "withdraw-termination", "no-notice");

  private static final Set<String> OF_THE_APPROVER = Set.of("suspend", "reinstate");

  private static final Set<AgreementState> NEVER_OFFERED =
      Set.of(AgreementState.DRAFT, AgreementState.DISCARDED);

  /**
   * A command that is refused changes nothing, so one agreement in each state serves them all; each
   * that leads on has an agreement of its own.
   */
  private static final Map<AgreementState, Standing> STANDING = new EnumMap<>(AgreementState.class);

  /** Where each command leads from each state; a state that is not listed refuses it. */
  private static @Nullable AgreementState after(AgreementState state, String verb) {
    return switch (state + " " + verb) {
      case "DRAFT edit" -> AgreementState.DRAFT;
      case "DRAFT offer" -> AgreementState.OFFERED;
      case "DRAFT discard" -> AgreementState.DISCARDED;
      case "OFFERED sign" -> AgreementState.OFFERED;
      case "OFFERED decline-to-sign" -> AgreementState.DRAFT;
      case "IN_FORCE suspend" -> AgreementState.SUSPENDED;
      case "SUSPENDED reinstate" -> AgreementState.IN_FORCE;
      case "IN_FORCE amend", "IN_FORCE renew", "IN_FORCE review", "IN_FORCE withdraw-termination" ->
          AgreementState.IN_FORCE;
      case "SUSPENDED amend",
          "SUSPENDED renew",
          "SUSPENDED review",
          "SUSPENDED withdraw-termination" ->
          AgreementState.SUSPENDED;
      case "IN_FORCE terminate", "SUSPENDED terminate" -> AgreementState.ENDED;
      default -> null;
    };
  }

  private static String allowed(AgreementState state) {
    return switch (state) {
      case DRAFT -> "It allows: edit, offer, discard.";
      case OFFERED -> "It allows: sign, decline-to-sign.";
      case IN_FORCE -> "It allows: amend, renew, review, suspend, terminate, withdraw-termination.";
      case SUSPENDED ->
          "It allows: amend, renew, review, reinstate, terminate, withdraw-termination.";
      case ENDED, DISCARDED -> "Nothing more can be done to it.";
    };
  }

  private static boolean isAllowed(AgreementState state, String verb) {
    return after(state, verb) != null && !REFUSED_OTHERWISE.containsKey(verb);
  }

  static Stream<Arguments> everyCommandInEveryState() {
    return Arrays.stream(AgreementState.values())
        .flatMap(state -> VERBS.stream().map(verb -> Arguments.of(state, verb)));
  }

  @ParameterizedTest(name = "{1} while {0}")
  @MethodSource("everyCommandInEveryState")
  void a_command_leads_on_or_is_refused_with_what_is_allowed(AgreementState state, String verb) {
    if (isAllowed(state, verb)) {
      var agreement = AgreementFixture.in(state);
      var answer = agreement.asApprover(verb, body(agreement, verb)).statusCode(success(verb));
      var next = equalTo(String.valueOf(after(state, verb)));
      if (!verb.equals("review")) {
        answer.body("state", next);
      }
      agreement.get().body("state", next);
      return;
    }
    var answer =
        refused(409, state, verb, agreement -> agreement.asApprover(verb, body(agreement, verb)));
    var otherwise = REFUSED_OTHERWISE.get(verb);
    if (after(state, verb) != null && otherwise != null) {
      answer.body("type", equalTo("/problems/" + otherwise));
      return;
    }
    answer
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/wrong-state"))
        .body("title", equalTo("The state does not allow this"))
        .body(
            "detail",
            equalTo(
                "An agreement that is %s cannot be asked to %s. %s"
                    .formatted(state, verb, allowed(state))))
        .body("state", equalTo(state.name()));
  }

  @ParameterizedTest(name = "{1} while {0}")
  @MethodSource("everyCommandInEveryState")
  void the_employee_may_do_what_is_not_the_approvers_alone(AgreementState state, String verb) {
    if (OF_THE_APPROVER.contains(verb)) {
      refused(403, state, verb, agreement -> agreement.asEmployee(verb, body(agreement, verb)))
          .body(
              "detail",
              equalTo(
                  "To %s this agreement is not yours to do: only its approver with the role 'manager' may."
                      .formatted(verb)));
    } else {
      leadsOnOrIsRefused(
          state, verb, agreement -> agreement.asEmployee(verb, body(agreement, verb)));
    }
  }

  @ParameterizedTest(name = "{1} while {0}")
  @MethodSource("everyCommandInEveryState")
  void the_approver_without_the_role_neither_signs_nor_suspends(AgreementState state, String verb) {
    Function<AgreementFixture, ValidatableResponse> command =
        agreement ->
            agreement.command(bearer(agreement.people.approver()), verb, body(agreement, verb));
    if (OF_THE_APPROVER.contains(verb) || verb.equals("sign")) {
      refused(403, state, verb, command).body("type", equalTo("/problems/not-yours-to-do"));
    } else {
      leadsOnOrIsRefused(state, verb, command);
    }
  }

  @ParameterizedTest(name = "{1} while {0}")
  @MethodSource("everyCommandInEveryState")
  void a_command_of_somebody_who_only_reads_is_refused(AgreementState state, String verb) {
    boolean offeredOnce = !NEVER_OFFERED.contains(state);
    var answer =
        refused(
            offeredOnce ? 403 : 404,
            state,
            verb,
            agreement ->
                agreement.command(bearer("hanna", "hr", "manager"), verb, body(agreement, verb)));
    if (offeredOnce) {
      answer
          .body("type", equalTo("/problems/not-yours-to-do"))
          .body(
              "detail",
              startsWith(
                  verb.equals("review")
                      ? "To hold a review with the outcome AMEND of this agreement is not yours"
                      : "To " + verb + " this agreement is not yours to do: only "));
    } else {
      answer.body("type", equalTo("/problems/not-found"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_party_is_told_what_it_may_do(AgreementState state) {
    var agreement = standing(state).agreement();
    for (var approves : List.of(true, false)) {
      var who = approves ? agreement.people.approver() : agreement.people.employee();
      var expected =
          VERBS.stream()
              .filter(verb -> isAllowed(state, verb))
              .filter(verb -> approves || !OF_THE_APPROVER.contains(verb))
              .toList();
      request(who, approves ? "manager" : "employee")
          .get("/api/v1/agreements/{id}", agreement.id)
          .then()
          .body("actions", equalTo(expected));
    }
  }

  private static void leadsOnOrIsRefused(
      AgreementState state, String verb, Function<AgreementFixture, ValidatableResponse> command) {
    if (isAllowed(state, verb)) {
      command.apply(AgreementFixture.in(state)).statusCode(success(verb));
    } else {
      refused(409, state, verb, command);
    }
  }

  /**
   * Gives the command to the one agreement of this state. It names the state in which that has been
   * all along, so it finds out whether one before it has changed something; after the last there is
   * nobody to find out.
   */
  private static ValidatableResponse refused(
      int status,
      AgreementState state,
      String verb,
      Function<AgreementFixture, ValidatableResponse> command) {
    var standing = standing(state);
    var answer = command.apply(standing.agreement()).statusCode(status);
    if (verb.equals(VERBS.getLast())) {
      standing.agreement().get().body("etag", equalTo(standing.etag()));
    }
    return answer;
  }

  private static Standing standing(AgreementState state) {
    return STANDING.computeIfAbsent(
        state,
        _ -> {
          var agreement = AgreementFixture.in(state).asItIs();
          return new Standing(agreement, agreement.etag());
        });
  }

  /** What commands are refused by, and how it has been all along. */
  private record Standing(AgreementFixture agreement, String etag) {}

  private static int success(String verb) {
    return verb.equals("review") ? 201 : 200;
  }

  private static String body(AgreementFixture agreement, String verb) {
    return switch (verb) {
      case "edit" -> "{\"expectations\": [\"More\"]}";
      case "sign" ->
          "{\"hash\": \"%s\"}"
              .formatted(
                  Objects.requireNonNullElse(
                      agreement.get().extract().<String>path("hash"), "0".repeat(64)));
      case "renew" -> "{\"reason\": \"It works\", \"effectiveTo\": \"2999-01-01\"}";
      case "review" -> "{\"outcome\": \"AMEND\", \"note\": \"It should say more\"}";
      case "decline-to-sign", "terminate", "suspend", "amend" ->
          "{\"reason\": \"It does not fit any more\"}";
      default -> "";
    };
  }
}
