package dev.latitude.proposal.proposal;

import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.common.mapper.TypeRef;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state × every command × everybody who may see the proposal: what is answered, and in which
 * words.
 */
@QuarkusTest
@WithTestResource(RealParts.class)
class ProposalStatesTest {
  private static final String AUTHOR_ONLY = "only its author may.";
  private static final String APPROVER_ONLY = "only its approver, with the role 'manager', may.";
  private static final String EITHER =
      "only its author or its approver, with the role 'manager', may.";

  /** What a refused command leaves as it was serves for the next one too. */
  private static final Map<ProposalState, Subject> UNTOUCHED = new EnumMap<>(ProposalState.class);

  /** A proposal to command. */
  private record Subject(String id, String etag, int revision) {
    static Subject of(Response proposal) {
      return new Subject(
          proposal.path("id"),
          proposal.path("etag"),
          Math.max(1, proposal.<Integer>path("revisionNumber")));
    }
  }

  enum Who {
    THE_AUTHOR(AUTHOR),
    THE_APPROVER(APPROVER, "manager"),
    THE_APPROVER_WITHOUT_THE_ROLE(APPROVER),
    AN_AUDITOR("ada", "auditor"),
    A_STRANGER("sam", "manager", "hr");

    private final String person;
    private final String roles;

    Who(String person, String... roles) {
      this.person = person;
      this.roles = String.join(",", roles);
    }

    String[] roles() {
      return roles.isEmpty() ? new String[0] : roles.split(",");
    }
  }

  static Stream<Arguments> everything() {
    return Stream.of(ProposalState.values())
        .flatMap(
            state ->
                Stream.of(ProposalCommand.values())
                    .flatMap(
                        command ->
                            Stream.of(Who.values()).map(who -> Arguments.of(state, command, who))));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void a_command_in_a_state(ProposalState state, ProposalCommand command, Who who) {
    var proposal = UNTOUCHED.computeIfAbsent(state, one -> Subject.of(in(one)));
    var answer = give(command, proposal, who);
    int status = answer.statusCode();
    Map<String, Object> told = answer.as(new TypeRef<>() {});

    if (!sees(who, state)) {
      assertProblem(told, 404, "not-found", "or it is not yours to see");
    } else if (!belongsTo(command, state, who)) {
      assertProblem(
          told,
          403,
          "not-yours-to-do",
          "You may not " + command.verb() + " this proposal: " + rule(command, state));
    } else if (next(state, command) == null) {
      assertProblem(
          told,
          409,
          "wrong-state",
          "A proposal that is " + state + " cannot be asked to " + command.verb() + ".");
      assertThat(told).containsEntry("state", state.name());
      assertThat(told.getOrDefault("allowed", List.of())).isEqualTo(allowedIn(state));
    } else if (isAboutFacts(command)) {
      // let through to where this test has no such fact; AttachmentResourceTest has them
      assertThat(status)
          .as(answer.asString())
          .isEqualTo(command == ProposalCommand.ATTACH_PILOT ? 503 : 422);
    } else if (command == ProposalCommand.FOLLOW_UP) {
      assertThat(status).as(answer.asString()).isEqualTo(201);
      assertThat(told).containsEntry("follows", proposal.id());
    } else {
      assertThat(status).as(answer.asString()).isEqualTo(200);
      assertThat(told).containsEntry("state", next(state, command));
      assertThat(answer.<String>path("etag")).isNotEqualTo(proposal.etag());
      UNTOUCHED.remove(state);
    }
    if (status != 200) { // a follow-up, too, leaves it as it was
      assertThat(read(proposal).<String>path("etag"))
          .as("a refused command changes nothing")
          .isEqualTo(proposal.etag());
    }
  }

  /**
   * Written out a second time on purpose: a table copied from the code would agree with any mistake
   * in it.
   */
  private static String next(ProposalState state, ProposalCommand command) {
    return switch (state + " " + command) {
      case "DRAFT EDIT", "DRAFT ATTACH_FRICTION_SUMMARY", "DRAFT ATTACH_PILOT", "DRAFT DETACH" ->
          "DRAFT";
      case "DRAFT SUBMIT", "COUNTERED COUNTER", "UNDER_REVIEW EXTEND" -> "UNDER_REVIEW";
      case "UNDER_REVIEW COUNTER", "COUNTERED EXTEND" -> "COUNTERED";
      case "UNDER_REVIEW ACCEPT", "COUNTERED ACCEPT" -> "ACCEPTED";
      case "UNDER_REVIEW DECLINE", "COUNTERED DECLINE" -> "DECLINED";
      case "DRAFT WITHDRAW", "UNDER_REVIEW WITHDRAW", "COUNTERED WITHDRAW" -> "WITHDRAWN";
      case "ACCEPTED FOLLOW_UP" -> "ACCEPTED";
      case "DECLINED FOLLOW_UP" -> "DECLINED";
      default -> null;
    };
  }

  private static List<String> allowedIn(ProposalState state) {
    return switch (state) {
      case DRAFT ->
          List.of(
              "edit", "attach-friction-summary", "attach-pilot", "detach", "submit", "withdraw");
      case UNDER_REVIEW, COUNTERED -> List.of("accept", "counter", "decline", "extend", "withdraw");
      case ACCEPTED, DECLINED -> List.of("follow-up");
      case WITHDRAWN -> List.of();
    };
  }

  private static boolean sees(Who who, ProposalState state) {
    return switch (who) {
      case THE_AUTHOR -> true;
      case A_STRANGER -> false;
      // what was withdrawn here never left the draft
      case THE_APPROVER, THE_APPROVER_WITHOUT_THE_ROLE, AN_AUDITOR ->
          state != ProposalState.DRAFT && state != ProposalState.WITHDRAWN;
    };
  }

  /** Whether it is this person's to give now or, where the state does not know it, ever. */
  private static boolean belongsTo(ProposalCommand command, ProposalState state, Who who) {
    return switch (who) {
      case THE_AUTHOR -> state != ProposalState.UNDER_REVIEW || !isAnswer(command);
      case THE_APPROVER -> isAnswer(command) && state != ProposalState.COUNTERED;
      case THE_APPROVER_WITHOUT_THE_ROLE, AN_AUDITOR, A_STRANGER -> false;
    };
  }

  private static boolean isAboutFacts(ProposalCommand command) {
    return switch (command) {
      case ATTACH_FRICTION_SUMMARY, ATTACH_PILOT, DETACH -> true;
      case EDIT, SUBMIT, ACCEPT, COUNTER, DECLINE, EXTEND, WITHDRAW, FOLLOW_UP -> false;
    };
  }

  private static boolean isAnswer(ProposalCommand command) {
    return switch (command) {
      case ACCEPT, COUNTER, DECLINE, EXTEND -> true;
      case EDIT, ATTACH_FRICTION_SUMMARY, ATTACH_PILOT, DETACH, SUBMIT, WITHDRAW, FOLLOW_UP ->
          false;
    };
  }

  private static String rule(ProposalCommand command, ProposalState state) {
    if (!isAnswer(command)) {
      return AUTHOR_ONLY;
    }
    return switch (state) {
      case UNDER_REVIEW -> APPROVER_ONLY;
      case COUNTERED -> AUTHOR_ONLY;
      case DRAFT, ACCEPTED, DECLINED, WITHDRAWN -> EITHER;
    };
  }

  private static Response in(ProposalState state) {
    return switch (state) {
      case DRAFT -> ProposalFixture.draft().extract().response();
      case UNDER_REVIEW -> ProposalFixture.submitted().extract().response();
      case COUNTERED -> after(ProposalCommand.COUNTER);
      case ACCEPTED -> after(ProposalCommand.ACCEPT);
      case DECLINED -> after(ProposalCommand.DECLINE);
      case WITHDRAWN ->
          give(ProposalCommand.WITHDRAW, Subject.of(in(ProposalState.DRAFT)), Who.THE_AUTHOR);
    };
  }

  /** Of the approver's, on what was submitted. */
  private static Response after(ProposalCommand answer) {
    return give(answer, Subject.of(in(ProposalState.UNDER_REVIEW)), Who.THE_APPROVER);
  }

  private static Response give(ProposalCommand command, Subject proposal, Who who) {
    var id = proposal.id();
    var request =
        given()
            .header("Authorization", bearer(who.person, who.roles()))
            .header("If-Match", proposal.etag())
            .contentType("application/json");
    int revision = proposal.revision();
    return switch (command) {
      case EDIT ->
          request
              .body(ProposalFixture.content(ProposalFixture.newDecision()))
              .put("/api/v1/proposals/" + id);
      case ACCEPT ->
          request
              .body("{\"revision\": %d}".formatted(revision))
              .post("/api/v1/proposals/" + id + "/accept");
      case COUNTER ->
          request
              .body(
                  "{\"revision\": %d, \"content\": %s}"
                      .formatted(revision, ProposalFixture.content(ProposalFixture.newDecision())))
              .post("/api/v1/proposals/" + id + "/counter");
      case EXTEND ->
          request
              .body(
                  "{\"respondBy\": \"%s\", \"reason\": \"The audit comes first.\"}"
                      .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(9)))
              .post("/api/v1/proposals/" + id + "/extend");
      case DECLINE ->
          request
              .body(
                  "{\"revision\": %d, \"reason\": \"WRONG_TIME\", \"wouldChange\": \"Ask again after the audit.\"}"
                      .formatted(revision))
              .post("/api/v1/proposals/" + id + "/decline");
      case ATTACH_FRICTION_SUMMARY ->
          request
              .body("{\"decision\": \"report\", \"from\": \"2026-01-01\", \"to\": \"2026-02-01\"}")
              .post("/api/v1/proposals/" + id + "/attach-friction-summary");
      case ATTACH_PILOT ->
          request
              .body("{\"pilot\": \"%s\"}".formatted(UUID.randomUUID()))
              .post("/api/v1/proposals/" + id + "/attach-pilot");
      case DETACH ->
          request
              .body("{\"attachment\": \"%s\"}".formatted(UUID.randomUUID()))
              .post("/api/v1/proposals/" + id + "/detach");
      case SUBMIT, WITHDRAW, FOLLOW_UP ->
          request.post("/api/v1/proposals/" + id + "/" + command.verb());
    };
  }

  private static Response read(Subject proposal) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/" + proposal.id());
  }

  private static void assertProblem(
      Map<String, Object> problem, int status, String code, String words) {
    assertThat(problem).containsEntry("status", status).containsEntry("type", "/problems/" + code);
    assertThat(problem.get("detail")).asString().contains(words);
  }
}
