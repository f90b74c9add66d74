package dev.latitude.agreement.agreement;

import static dev.latitude.testkit.TestIdentity.bearer;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in every state. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class AgreementCommandsTest {
  /** Where each command leads from each state; a state that is not listed refuses it. */
  private static @Nullable AgreementState after(AgreementState state, String verb) {
    return switch (state + " " + verb) {
      case "DRAFT edit" -> AgreementState.DRAFT;
      case "DRAFT offer" -> AgreementState.OFFERED;
      case "DRAFT discard" -> AgreementState.DISCARDED;
      case "OFFERED sign" -> AgreementState.OFFERED;
      case "OFFERED decline-to-sign" -> AgreementState.DRAFT;
      case "IN_FORCE terminate" -> AgreementState.ENDED;
      default -> null;
    };
  }

  private static String allowed(AgreementState state) {
    return switch (state) {
      case DRAFT -> "It allows: edit, offer, discard.";
      case OFFERED -> "It allows: sign, decline-to-sign.";
      case IN_FORCE -> "It allows: terminate.";
      case ENDED, DISCARDED -> "Nothing more can be done to it.";
    };
  }

  static Stream<Arguments> everyCommandInEveryState() {
    var verbs = List.of("edit", "offer", "sign", "decline-to-sign", "discard", "terminate");
    return Arrays.stream(AgreementState.values())
        .flatMap(state -> verbs.stream().map(verb -> Arguments.of(state, verb)));
  }

  @ParameterizedTest(name = "{1} while {0}")
  @MethodSource("everyCommandInEveryState")
  void a_command_leads_on_or_is_refused_with_what_is_allowed(AgreementState state, String verb) {
    var agreement = AgreementFixture.in(state);
    var answer = agreement.asEmployee(verb, body(agreement, verb));
    var next = after(state, verb);
    if (next != null) {
      answer.statusCode(200).body("state", equalTo(next.name()));
      agreement.get().body("state", equalTo(next.name()));
      return;
    }
    answer
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/wrong-state"))
        .body("title", equalTo("The state does not allow this"))
        .body(
            "detail",
            equalTo(
                "An agreement that is %s cannot be asked to %s. %s"
                    .formatted(state, verb, allowed(state))))
        .body("state", equalTo(state.name()));
    agreement.get().body("state", equalTo(state.name()));
  }

  @ParameterizedTest(name = "{1} while {0}")
  @MethodSource("everyCommandInEveryState")
  void a_command_of_somebody_who_only_reads_is_refused(AgreementState state, String verb) {
    var agreement = AgreementFixture.in(state);
    boolean offeredOnce = agreement.get().extract().<Integer>path("version") > 0;
    var answer = agreement.command(bearer("hanna", "hr", "manager"), verb, body(agreement, verb));
    if (offeredOnce) {
      answer
          .statusCode(403)
          .body("type", equalTo("/problems/not-yours-to-do"))
          .body(
              "detail",
              startsWith("To " + verb + " this agreement is not yours to do: only its employee"));
    } else {
      answer.statusCode(404).body("type", equalTo("/problems/not-found"));
    }
  }

  private static String body(AgreementFixture agreement, String verb) {
    return switch (verb) {
      case "edit" -> "{\"expectations\": [\"More\"]}";
      case "sign" ->
          "{\"hash\": \"%s\"}"
              .formatted(
                  Objects.requireNonNullElse(
                      agreement.get().extract().<String>path("hash"), "0".repeat(64)));
      case "decline-to-sign", "terminate" -> "{\"reason\": \"It does not fit any more\"}";
      default -> "";
    };
  }
}
