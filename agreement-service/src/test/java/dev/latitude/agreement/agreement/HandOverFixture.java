package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.testkit.TestIdentity.bearer;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;

/** Another approver, as requests of HR and of them. */
public final class HandOverFixture {
  public static final String PATH = "/api/v1/hand-overs/agreements";
  static final String REASON = "Morgan leads another team from December on.";

  private HandOverFixture() {}

  static Map<String, Object> body(String approver, String successor, String... people) {
    return people.length == 0
        ? Map.of("approver", approver, "successor", successor, "reason", REASON)
        : Map.of(
            "approver",
            approver,
            "successor",
            successor,
            "reason",
            REASON,
            "people",
            List.of(people));
  }

  static ValidatableResponse ask(String approver, String successor, String... people) {
    return request("hanna", "hr").body(body(approver, successor, people)).post(PATH).then();
  }

  /** Gives it to somebody whom no other test knows. */
  public static String handedOver(AgreementFixture agreement) {
    var successor = agreement.people.approver().replace("morgan", "maria");
    ask(agreement.people.approver(), successor).statusCode(200);
    return successor;
  }

  /** A command of whoever approves now. */
  static ValidatableResponse as(
      String successor, AgreementFixture agreement, String verb, String body) {
    return agreement.command(bearer(successor, "manager"), verb, body);
  }
}
