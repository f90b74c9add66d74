package dev.latitude.proposal.catalogue;

import static dev.latitude.proposal.catalogue.CatalogueFixture.TYPES;
import static dev.latitude.proposal.catalogue.CatalogueFixture.added;
import static dev.latitude.proposal.catalogue.CatalogueFixture.as;
import static dev.latitude.proposal.catalogue.CatalogueFixture.change;
import static dev.latitude.proposal.catalogue.CatalogueFixture.command;
import static dev.latitude.proposal.catalogue.CatalogueFixture.read;
import static dev.latitude.proposal.catalogue.CatalogueFixture.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state × every command × every role: what is answered, and in which words. */
@QuarkusTest
@WithTestResource(RealParts.class)
class DecisionTypeStatesTest {
  enum Role {
    HR,
    MANAGER,
    HR_INTEGRATION,
    AUDITOR,
    SERVICE,
    NONE;

    String[] inToken() {
      return this == NONE
          ? new String[0]
          : new String[] {name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')};
    }
  }

  static Stream<Arguments> everything() {
    return Stream.of(DecisionTypeState.values())
        .flatMap(
            state ->
                Stream.of(DecisionTypeCommand.values())
                    .flatMap(
                        command ->
                            Stream.of(Role.values())
                                .map(role -> Arguments.of(state, command, role))));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void a_command_in_a_state(DecisionTypeState state, DecisionTypeCommand command, Role role) {
    var type = in(state);
    var answer = give(command, type, role);

    if (role != Role.HR) {
      assertProblem(answer, 403, "forbidden", "Your token lacks a role");
    } else if (next(state, command) == null) {
      assertProblem(
          answer,
          409,
          "wrong-state",
          "A decision type that is "
              + state
              + " cannot be asked to "
              + command.verb()
              + ". It allows: "
              + String.join(", ", allowedIn(state))
              + ".");
      assertThat(answer.jsonPath().getString("state")).isEqualTo(state.name());
      assertThat(answer.jsonPath().getList("allowed")).isEqualTo(allowedIn(state));
    } else {
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
      assertThat(answer.jsonPath().getString("state")).isEqualTo(next(state, command));
      assertThat(answer.<String>path("etag")).isNotEqualTo(type.<String>path("etag"));
      assertThat(answer.jsonPath().getLong("blocks.count")).isZero();
    }
    if (answer.statusCode() != 200) {
      assertThat(read(slug(type)).<String>path("etag"))
          .as("a refused command changes nothing")
          .isEqualTo(type.<String>path("etag"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void actions_are_what_the_caller_may_do(Role role) {
    for (var state : DecisionTypeState.values()) {
      var seen = as("sam", role.inToken()).get(TYPES + "/" + slug(in(state)));
      assertThat(seen.statusCode()).isEqualTo(200);
      assertThat(seen.jsonPath().getList("actions"))
          .isEqualTo(role == Role.HR ? allowedIn(state) : List.of());
    }
  }

  /** Written out a second time on purpose: see ProposalStatesTest. */
  private static String next(DecisionTypeState state, DecisionTypeCommand command) {
    return switch (state + " " + command) {
      case "ACTIVE CHANGE", "RETIRED REACTIVATE" -> "ACTIVE";
      case "RETIRED CHANGE", "ACTIVE RETIRE" -> "RETIRED";
      default -> null;
    };
  }

  private static List<String> allowedIn(DecisionTypeState state) {
    return switch (state) {
      case ACTIVE -> List.of("change", "retire");
      case RETIRED -> List.of("change", "reactivate");
    };
  }

  private static Response in(DecisionTypeState state) {
    var type = added("states", "DELEGATE");
    return switch (state) {
      case ACTIVE -> type;
      case RETIRED -> command(type, "retire", "");
    };
  }

  private static Response give(DecisionTypeCommand command, Response type, Role role) {
    var request =
        as("hanna", role.inToken())
            .header("If-Match", type.header("ETag"))
            .contentType("application/json");
    var path = TYPES + "/" + slug(type);
    return switch (command) {
      case CHANGE -> request.body(change("AGREE")).put(path);
      case RETIRE, REACTIVATE -> request.post(path + "/" + command.verb());
    };
  }

  private static void assertProblem(Response answer, int status, String code, String words) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + code);
    assertThat(answer.jsonPath().getString("detail")).contains(words);
  }
}
