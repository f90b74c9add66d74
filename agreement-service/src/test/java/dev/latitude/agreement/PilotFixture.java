package dev.latitude.agreement;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Pilots and their events, told to the stub of pilot-service. */
public final class PilotFixture {
  public static final Instant COMPLETED_AT = Instant.parse("2026-01-30T16:00:00Z");

  private PilotFixture() {}

  /** Two people and a decision that no other test knows. */
  public record Case(UUID pilot, String employee, String approver, String decision) {
    public static Case fresh() {
      var tag = UUID.randomUUID().toString().substring(0, 8);
      return new Case(UUID.randomUUID(), "robin-" + tag, "morgan-" + tag, "report-" + tag);
    }

    /** Another pilot of the same two people for the same decision. */
    public Case again() {
      return new Case(UUID.randomUUID(), employee, approver, decision);
    }
  }

  public static void graduated(Case of) {
    pilot(of, "COMPLETED", "\"result\": \"GRADUATED\",");
  }

  public static void pilot(Case of, String state, String result) {
    pilot(of, state, result, right(of.decision(), "DELEGATE"));
  }

  public static void pilot(Case of, String state, String result, String rights) {
    pilot(of, state, result, rights, "");
  }

  /** More terms as properties, each after a comma. */
  public static void pilot(Case of, String state, String result, String rights, String moreTerms) {
    pilot(of, state, result, rights, moreTerms, "What the report measures", of.approver());
  }

  /** From now on it cannot be seen. */
  public static void forgotten(Case of) {
    tell("/pilots/" + of.pilot(), "");
  }

  /** One that graduated, whose boundary says something else. */
  public static void graduatedWithin(Case of, String decision, String heldBy) {
    pilot(
        of,
        "COMPLETED",
        "\"result\": \"GRADUATED\",",
        right(of.decision(), "DELEGATE"),
        "",
        decision,
        heldBy);
  }

  /** The review that let it graduate; each of the targets as JSON. */
  public static void reviewed(Case of, String... targets) {
    tell(
        "/reviews/" + of.pilot(),
        "{\"outcome\": \"GRADUATE\", \"note\": \"It works\", \"targets\": [%s], \"more\": 1}"
            .formatted(String.join(",", targets)));
  }

  private static void pilot(
      Case of,
      String state,
      String result,
      String rights,
      String moreTerms,
      String boundary,
      String heldBy) {
    tell(
        "/pilots/" + of.pilot(),
        """
        {"id": "%s", "state": "%s", %s "author": %s, "approver": %s,
         "proposalId": "0198c0de-0000-7000-8000-000000000001", "completedAt": "%s", "more": {"to": "come"},
         "graduatedRights": [%s],
         "frozenBaselines": [{"metric": "error-rate", "value": 4.0, "source": "Tracker", "from": "2025-12-01", "to": "2025-12-31"}],
         "terms": {"title": "Reports", "boundaries": [{"decision": %s, "heldBy": %s}]%s}}
        """
            .formatted(
                of.pilot(),
                state,
                result,
                quoted(of.employee()),
                quoted(of.approver()),
                COMPLETED_AT,
                rights,
                quoted(boundary),
                quoted(heldBy),
                moreTerms));
  }

  public static String right(String decision, String level) {
    return """
    {"decision": "%s", "level": "%s", "dimension": "QUALITY", "risk": "LOW",
     "limit": {"amount": "2500.00", "currency": "EUR"}}
    """
        .formatted(decision, level);
  }

  /** Rights of a pilot begin: {@code pilot.started} or {@code pilot.resumed}. */
  public static String begins(Case of, String type, String level, Instant from, Instant until) {
    return event(
        of.pilot(),
        type,
        from,
        """
        {"proposalId": "0198c0de-0000-7000-8000-000000000001", "author": "%s", "approver": "%s",
         "rights": [%s], "boundaries": [], "from": "%s", "until": "%s", "more": true}
        """
            .formatted(of.employee(), of.approver(), right(of.decision(), level), from, until));
  }

  /** Adds an event to the feed and answers its sequence. */
  public static String event(UUID pilot, String type, Instant time, String data) {
    return tell(
        "/events",
        """
        {"specversion": "1.0", "id": "%s", "source": "/api/v1/pilot-events", "type": "%s", "subject": "%s",
         "time": "%s", "datacontenttype": "application/json", "sequence": "@sequence", "revision": 1,
         "actor": "morgan", "hash": "00", "data": %s, "traceparent": "one more"}
        """
            .formatted(UUID.randomUUID(), type, pilot, time, data));
  }

  /** More content as properties, each after a comma. */
  public static void proposal(UUID id, Case of, String state, String rights, String moreContent) {
    tell(
        "/proposals/" + id,
        """
        {"id": "%s", "state": "%s", "author": "%s", "revisionNumber": 1, "more": {"to": "come"},
         "content": {"title": "Reports", "approver": "%s", "rights": [%s],
                     "boundaries": [{"decision": "What the report measures", "heldBy": "%s"}]%s}}
        """
            .formatted(
                id, state, of.employee(), of.approver(), rights, of.approver(), moreContent));
  }

  /** How the right of the case fared in the negotiation; each of the rounds as JSON. */
  public static void rounds(Case of, String... rounds) {
    tell(
        "/rounds/" + of.decision(),
        "{\"items\": [%s], \"more\": 1}".formatted(String.join(",", rounds)));
  }

  /** What happened to a pilot or a proposal; the events of each page as JSON, after commas. */
  public static void history(UUID thing, String... pages) {
    tell("/histories/" + thing, String.join("\n", pages));
  }

  /** An event as a history tells it, on one line. */
  public static String happened(UUID thing, int revision, String type, String data) {
    return """
    {"specversion": "1.0", "id": "%s", "source": "/api/v1/things", "type": "%s", "subject": "%s", "time": "2026-01-05T09:00:00.120Z", \
    "datacontenttype": "application/json", "revision": %d, "actor": "robin", "previoushash": "%s", "hash": "%s", "contentdigest": "%s", \
    "salt": "00112233445566778899aabbccddeeff", "data": %s, "more": 1}"""
        .formatted(
            UUID.randomUUID(),
            type,
            thing,
            revision,
            "a".repeat(64),
            "b".repeat(64),
            "c".repeat(64),
            data);
  }

  /** Every draft that proposal-service was asked to begin. */
  public static List<String> followUps() {
    return tell("/follow-ups", "").lines().toList();
  }

  /** The next attempt to begin one finds that the one before it is not answered yet. */
  public static void followUpIsBegunAlready() {
    tell("/at-it", "yes");
  }

  /** Lets the catalogue know a decision. */
  public static void decisionType(String slug, String state, String ceiling) {
    tell(
        "/decision-types/" + slug,
        """
        {"slug": "%s", "state": "%s", "ceiling": "%s", "usualRisk": "LOW"}
        """
            .formatted(slug, state, ceiling));
  }

  /** The token with which pilot-service was last asked for a pilot. */
  public static String lastAuthorization() {
    return tell("/authorization", "");
  }

  /** Whoever asks for this pilot or proposal has sent too many requests. */
  public static void askedTooOften(UUID id) {
    tell("/pilots/" + id, PilotServiceStub.TOO_MANY);
    tell("/proposals/" + id, PilotServiceStub.TOO_MANY);
  }

  public static void pilotServiceDown() {
    tell("/down", "");
  }

  public static void pilotServiceUp() {
    tell("/up", "");
  }

  private static String tell(String path, String body) {
    var control = ConfigProvider.getConfig().getValue("test.pilot-service.control", String.class);
    return given()
        .body(body.getBytes(UTF_8))
        .post(control + path)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  /** As JSON, whatever is in it. */
  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
