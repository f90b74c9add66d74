package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.testkit.TestIdentity.bearer;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command on an amendment in each of its states, by everybody it could come from. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class AmendmentCommandsTest {
  private static final List<String> VERBS =
      List.of("edit", "offer", "sign", "decline-to-sign", "discard");

  /** {@code NONE} is an agreement in force without an amendment. */
  private static final List<String> STATES = List.of("NONE", "DRAFT", "OFFERED", "SIGNED");

  /**
   * A command that is refused changes nothing, so one agreement with an amendment in each state
   * serves them all; each that leads on has an agreement of its own.
   */
  private static final Map<String, Standing> STANDING = new HashMap<>();

  /** Where each command leads from each state; a state that is not listed refuses it. */
  private static @Nullable String after(String state, String verb) {
    return switch (state + " " + verb) {
      case "DRAFT edit", "OFFERED decline-to-sign" -> "DRAFT";
      case "DRAFT offer", "OFFERED sign" -> "OFFERED";
      case "DRAFT discard" -> "NONE";
      default -> null;
    };
  }

  private static String allowed(String state) {
    return switch (state) {
      case "DRAFT" -> "It allows: edit, offer, discard.";
      case "OFFERED" -> "It allows: sign, decline-to-sign.";
      default -> "It takes the place of the version in force on its first day.";
    };
  }

  private static AgreementFixture with(String state) {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var later = LocalDate.now(ZoneOffset.UTC).plusDays(20);
    return switch (state) {
      case "NONE" -> agreement;
      case "DRAFT" -> agreement.amending("AGREE", later, "");
      case "OFFERED" -> agreement.amending("AGREE", later, "").amendmentOffered();
      default -> agreement.amending("AGREE", later, "").amendmentOffered().amendmentSigned();
    };
  }

  static Stream<Arguments> everyCommandInEveryState() {
    return STATES.stream().flatMap(state -> VERBS.stream().map(verb -> Arguments.of(state, verb)));
  }

  @ParameterizedTest(name = "{1} while {0}")
  @MethodSource("everyCommandInEveryState")
  void a_command_leads_on_or_is_refused_with_what_is_allowed(String state, String verb) {
    var next = after(state, verb);
    if (next != null) {
      var agreement = with(state);
      agreement
          .asEmployee("amendment/" + verb, body(agreement, verb))
          .statusCode(200)
          .body("state", equalTo("IN_FORCE"))
          .body("amendment.state", next.equals("NONE") ? nullValue() : equalTo(next));
      return;
    }
    var answer =
        refused(
            409,
            state,
            verb,
            agreement -> agreement.asEmployee("amendment/" + verb, body(agreement, verb)));
    if (state.equals("NONE")) {
      answer
          .body("type", equalTo("/problems/no-amendment"))
          .body(
              "detail",
              equalTo(
                  "There is no amendment of this agreement that could be asked to %s. Open one with amend or renew."
                      .formatted(verb)));
      return;
    }
    answer
        .body("type", equalTo("/problems/wrong-state"))
        .body("state", equalTo(state))
        .body(
            "detail",
            equalTo(
                "An amendment that is %s cannot be asked to %s. %s"
                    .formatted(state, verb, allowed(state))));
  }

  @ParameterizedTest(name = "{1} while {0}")
  @MethodSource("everyCommandInEveryState")
  void only_the_two_give_commands_and_the_approver_signs_as_a_manager(String state, String verb) {
    refused(403, state, verb, command(bearer("hanna", "hr", "manager"), verb))
        .body("type", equalTo("/problems/not-yours-to-do"));
    refused(404, state, verb, command(bearer("kim", "manager"), verb));
    if (verb.equals("sign")) {
      refused(403, state, verb, asApproverWithoutTheRole(verb));
    } else if (after(state, verb) == null) {
      refused(409, state, verb, asApproverWithoutTheRole(verb));
    } else {
      asApproverWithoutTheRole(verb).apply(with(state)).statusCode(200);
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void each_party_is_told_what_it_may_do_with_the_amendment(String state) {
    var agreement = standing(state).agreement();
    var expected = VERBS.stream().filter(verb -> after(state, verb) != null).toList();
    for (var who : List.of(agreement.people.employee(), agreement.people.approver())) {
      request(who, "manager")
          .get("/api/v1/agreements/{id}", agreement.id)
          .then()
          .body("amendment.actions", state.equals("NONE") ? nullValue() : equalTo(expected))
          .body(
              "actions",
              equalTo(
                  who.equals(agreement.people.approver())
                      ? state.equals("NONE")
                          ? List.of("amend", "review", "suspend", "terminate")
                          : List.of("review", "suspend", "terminate")
                      : state.equals("NONE")
                          ? List.of("amend", "review", "terminate")
                          : List.of("review", "terminate")));
    }
    request("hanna", "hr")
        .get("/api/v1/agreements/{id}", agreement.id)
        .then()
        .body(
            "amendment.state",
            state.equals("NONE") || state.equals("DRAFT") ? nullValue() : equalTo(state));
  }

  static List<String> states() {
    return STATES;
  }

  private static Function<AgreementFixture, ValidatableResponse> command(
      String bearer, String verb) {
    return agreement -> agreement.command(bearer, "amendment/" + verb, body(agreement, verb));
  }

  private static Function<AgreementFixture, ValidatableResponse> asApproverWithoutTheRole(
      String verb) {
    return agreement -> command(bearer(agreement.people.approver()), verb).apply(agreement);
  }

  /**
   * Gives the command to the one agreement of this state. It names the state in which that has been
   * all along, so it finds out whether one before it has changed something; after the last there is
   * nobody to find out.
   */
  private static ValidatableResponse refused(
      int status,
      String state,
      String verb,
      Function<AgreementFixture, ValidatableResponse> command) {
    var standing = standing(state);
    var answer = command.apply(standing.agreement()).statusCode(status);
    if (verb.equals(VERBS.getLast())) {
      standing.agreement().get().body("etag", equalTo(standing.etag()));
    }
    return answer;
  }

  private static Standing standing(String state) {
    return STANDING.computeIfAbsent(
        state,
        _ -> {
          var agreement = with(state).asItIs();
          return new Standing(agreement, agreement.etag());
        });
  }

  /** What commands are refused by, and how it has been all along. */
  private record Standing(AgreementFixture agreement, String etag) {}

  private static String body(AgreementFixture agreement, String verb) {
    return switch (verb) {
      case "edit" -> "{\"expectations\": [\"More\"]}";
      case "sign" ->
          "{\"hash\": \"%s\"}"
              .formatted(
                  Objects.requireNonNullElse(
                      agreement.get().extract().<String>path("amendment.hash"), "0".repeat(64)));
      case "decline-to-sign" -> "{\"reason\": \"It does not fit\"}";
      default -> "";
    };
  }
}
