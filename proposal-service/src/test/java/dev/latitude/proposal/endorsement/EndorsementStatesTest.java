package dev.latitude.proposal.endorsement;

import static dev.latitude.proposal.endorsement.EndorsementFixture.ALLY;
import static dev.latitude.proposal.endorsement.EndorsementFixture.answer;
import static dev.latitude.proposal.endorsement.EndorsementFixture.ask;
import static dev.latitude.proposal.endorsement.EndorsementFixture.draft;
import static dev.latitude.proposal.endorsement.EndorsementFixture.give;
import static dev.latitude.proposal.endorsement.EndorsementFixture.read;
import static dev.latitude.proposal.endorsement.EndorsementFixture.submit;
import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state × every command × everybody: what is answered, and in which words. */
@QuarkusTest
@WithTestResource(RealParts.class)
class EndorsementStatesTest {
  /** What a refused command leaves as it was serves for the next one too. */
  private static final Map<EndorsementState, Response> UNTOUCHED = new ConcurrentHashMap<>();

  enum Who {
    THE_AUTHOR(AUTHOR),
    THE_ALLY(ALLY),
    THE_APPROVER(APPROVER, "manager"),
    AN_AUDITOR("ada", "auditor"),
    ANOTHER_ALLY("kim"),
    A_STRANGER("sam", "manager", "hr", "hr-integration", "service");

    private final String person;

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
    private final String[] roles;

    Who(String person, String... roles) {
      this.person = person;
      this.roles = roles;
    }
  }

  static Stream<Arguments> everything() {
    return Stream.of(EndorsementState.values())
        .flatMap(
            state ->
                Stream.of(EndorsementCommand.values())
                    .flatMap(
                        command ->
                            Stream.of(Who.values()).map(who -> Arguments.of(state, command, who))));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void a_command_in_a_state(EndorsementState state, EndorsementCommand command, Who who) {
    var endorsement = UNTOUCHED.computeIfAbsent(state, EndorsementStatesTest::in);
    var answer = answer(who.person, endorsement, command.verb(), who.roles);

    if (!sees(who, state)) {
      assertProblem(answer, 404, "not-found", "or it is not yours to see");
      assertThat(read(who.person, endorsement, who.roles).statusCode()).isEqualTo(404);
    } else if (who != owner(command)) {
      assertProblem(
          answer,
          403,
          "not-yours-to-do",
          "You may not " + command.verb() + " this endorsement: only " + rule(command));
    } else if (next(state, command) == null) {
      assertProblem(
          answer,
          409,
          "wrong-state",
          "An endorsement that is " + state + " cannot be asked to " + command.verb() + ".");
      assertThat(answer.jsonPath().getString("state")).isEqualTo(state.name());
      List<String> allowed = answer.jsonPath().getList("allowed");
      assertThat(allowed == null ? List.of() : allowed).isEqualTo(allowedIn(state));
    } else {
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
      assertThat(answer.jsonPath().getString("state")).isEqualTo(next(state, command));
      assertThat(answer.<String>path("etag")).isNotEqualTo(endorsement.<String>path("etag"));
      UNTOUCHED.remove(state);
    }
    if (answer.statusCode() != 200) {
      assertThat(read(AUTHOR, endorsement).<String>path("etag"))
          .as("a refused command changes nothing")
          .isEqualTo(endorsement.<String>path("etag"));
    }
  }

  /** Written out a second time on purpose. */
  private static @Nullable String next(EndorsementState state, EndorsementCommand command) {
    return switch (state + " " + command) {
      case "REQUESTED GIVE" -> "GIVEN";
      case "REQUESTED DECLINE" -> "DECLINED";
      case "REQUESTED CANCEL" -> "CANCELLED";
      case "GIVEN WITHDRAW" -> "WITHDRAWN";
      default -> null;
    };
  }

  private static List<String> allowedIn(EndorsementState state) {
    return switch (state) {
      case REQUESTED -> List.of("give", "decline", "cancel");
      case GIVEN -> List.of("withdraw");
      case DECLINED, CANCELLED, WITHDRAWN, SUPERSEDED -> List.of();
    };
  }

  private static boolean sees(Who who, EndorsementState state) {
    return switch (who) {
      case THE_AUTHOR, THE_ALLY -> true;
      case THE_APPROVER, AN_AUDITOR ->
          switch (state) {
            case GIVEN, WITHDRAWN, SUPERSEDED -> true;
            case REQUESTED, DECLINED, CANCELLED -> false;
          };
      case ANOTHER_ALLY, A_STRANGER -> false;
    };
  }

  private static Who owner(EndorsementCommand command) {
    return command == EndorsementCommand.CANCEL ? Who.THE_AUTHOR : Who.THE_ALLY;
  }

  private static String rule(EndorsementCommand command) {
    return command == EndorsementCommand.CANCEL
        ? "the author of the proposal may."
        : "the ally who was asked may.";
  }

  private static Response in(EndorsementState state) {
    return switch (state) {
      case REQUESTED -> {
        var proposal = draft();
        submit(proposal.id());
        ask(proposal.id(), "kim");
        yield ask(proposal.id(), ALLY);
      }
      case GIVEN -> give(in(EndorsementState.REQUESTED));
      case DECLINED -> answer(ALLY, in(EndorsementState.REQUESTED), "decline");
      case CANCELLED -> answer(AUTHOR, in(EndorsementState.REQUESTED), "cancel");
      case WITHDRAWN -> answer(ALLY, in(EndorsementState.GIVEN), "withdraw");
      case SUPERSEDED -> {
        var earlier = in(EndorsementState.GIVEN);
        give(ask(earlier.path("proposalId"), ALLY));
        yield read(ALLY, earlier);
      }
    };
  }

  private static void assertProblem(Response answer, int status, String code, String words) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + code);
    assertThat(answer.jsonPath().getString("detail")).contains(words);
  }
}
