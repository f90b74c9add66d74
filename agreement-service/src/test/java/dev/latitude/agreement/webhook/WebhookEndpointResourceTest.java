package dev.latitude.agreement.webhook;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.agreement.webhook.WebhookFixture.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class WebhookEndpointResourceTest {
  private static final String URL = "http://127.0.0.1:9/hooks";

  @Inject SecretStore secrets;
  @Inject Clock clock;
  @Inject AgroalDataSource database;

  @AfterEach
  void cleanUp() throws SQLException {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
    sql("delete from webhook_endpoint");
  }

  @Test
  void hr_registers_an_endpoint_and_is_told_its_secret_this_once() {
    var registered =
        request("hanna", "hr")
            .body(
                "{\"url\": \"%s\", \"description\": \"A copy\", \"eventTypes\": [\"agreement.*\"]}"
                    .formatted(URL))
            .post(PATH)
            .then()
            .statusCode(201)
            .header("ETag", "\"1\"")
            .header("Cache-Control", "no-store")
            .body("url", equalTo(URL))
            .body("description", equalTo("A copy"))
            .body("eventTypes", contains("agreement.*"))
            .body("state", equalTo("ENABLED"))
            .body("createdBy", equalTo("hanna"))
            .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="));
    var id = registered.extract().<String>path("id");
    registered.header("Location", endsWith(PATH + "/" + id));
    request("ada", "auditor")
        .get(PATH + "/" + id)
        .then()
        .statusCode(200)
        .header("ETag", startsWith("\"1."))
        .body("secret", nullValue());
    request("hanna", "hr").get(PATH).then().body("items.find { it.secret != null }", nullValue());
  }

  @Test
  void the_database_knows_no_secret_and_neither_does_a_kept_answer() throws SQLException {
    var key = UUID.randomUUID().toString();
    var first = register(key).body("secret", notNullValue());
    var again = register(key).header("Idempotency-Replayed", "true").body("secret", nullValue());
    assertThat(again.extract().<String>path("id")).isEqualTo(first.extract().<String>path("id"));
    var secret = first.extract().<String>path("secret").substring("whsec_".length());
    for (var table : List.of("webhook_secret", "webhook_endpoint", "idempotency_key", "event")) {
      assertThat(
              sql("select count(*) from %s t where t::text like '%%%s%%'".formatted(table, secret)))
          .as(table)
          .isEqualTo("0");
    }
    assertThat(texts(first.extract().path("id"))).containsExactly("whsec_" + secret);
  }

  @Test
  void a_repetition_is_answered_as_at_first_when_the_host_cannot_be_found_any_more() {
    var key = UUID.randomUUID().toString();
    var first = register(key).extract().<String>path("id");
    QuarkusMock.installMockForType(
        new Names() {
          @Override
          List<InetAddress> addresses(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
          }
        },
        Names.class);
    register(key).header("Idempotency-Replayed", "true").body("id", equalTo(first));
  }

  private static ValidatableResponse register(String key) {
    return request("hanna", "hr")
        .header("Idempotency-Key", key)
        .body("{\"url\": \"%s\"}".formatted(URL))
        .post(PATH)
        .then()
        .statusCode(201);
  }

  @Test
  void while_a_secret_is_replaced_both_sign_and_then_the_new_one_alone() {
    var endpoint = WebhookFixture.at(URL);
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    itIs(now);
    var rotated =
        endpoint.command("rotate-secret", "{}").statusCode(200).header("Cache-Control", "no-store");
    var next = rotated.extract().<String>path("secret");
    rotated.body("oldSecretUntil", equalTo(now.plus(Duration.ofHours(24)).toString()));
    assertThat(texts(endpoint.id)).containsExactly(next, endpoint.secret);
    itIs(now.plus(Duration.ofHours(24)));
    assertThat(texts(endpoint.id)).containsExactly(next);
  }

  @Test
  void a_secret_that_others_know_signs_no_more_at_once() {
    var endpoint = WebhookFixture.at(URL);
    var next =
        endpoint
            .command("rotate-secret", "{\"oldSignsFor\": \"PT0S\"}")
            .statusCode(200)
            .extract()
            .<String>path("secret");
    assertThat(texts(endpoint.id)).containsExactly(next);
    for (var wrong : List.of("P8D", "-PT1S")) {
      endpoint
          .command("rotate-secret", "{\"oldSignsFor\": \"%s\"}".formatted(wrong))
          .statusCode(422)
          .body("errors.pointer", contains("/oldSignsFor"));
    }
  }

  @Test
  void however_often_it_is_rotated_four_sign_at_most() {
    var endpoint = WebhookFixture.at(URL);
    var last = "";
    for (int i = 0; i < 5; i++) {
      last = endpoint.command("rotate-secret", "{}").extract().path("secret");
    }
    assertThat(texts(endpoint.id)).hasSize(4).startsWith(last).doesNotContain(endpoint.secret);
  }

  @Test
  void all_that_is_wrong_with_an_endpoint_is_told_at_once() {
    request("hanna", "hr")
        .body(
            "{\"url\": \"ftp://hr.example.com\", \"description\": \" \", \"eventTypes\": [\"agreement.*\", \"all\"], \"secret\": \"mine\"}")
        .post(PATH)
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder("/url", "/description", "/eventTypes/1", "/secret"));
    request("hanna", "hr")
        .body("{\"url\": \"https://nowhere.invalid/hooks\"}")
        .post(PATH)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body("errors.pointer", contains("/url"))
        .body("errors.code", contains("not-found"));
  }

  @Test
  void however_long_what_is_no_type_of_an_event_is_it_is_told() {
    for (var word : List.of("a", "-a")) {
      request("hanna", "hr")
          .body(
              "{\"url\": \"%s\", \"eventTypes\": [\"a%s.x\", \"x.a%s\"]}"
                  .formatted(URL, word.repeat(50_000), word.repeat(50_000)))
          .post(PATH)
          .then()
          .statusCode(422)
          .body("errors.pointer", hasItems("/eventTypes/0", "/eventTypes/1"));
    }
    WebhookFixture.registered(
        "{\"url\": \"%s\", \"eventTypes\": [\"a%s.x\", \"x.a%s\"]}"
            .formatted(URL, "-a".repeat(48), "-a".repeat(48)));
  }

  @Test
  void a_change_names_what_was_changed_and_needs_the_version_it_is_about() {
    var endpoint = WebhookFixture.at(URL);
    var body =
        "{\"url\": \"http://127.0.0.1:9/elsewhere?key=hidden\", \"eventTypes\": [\"agreement.amended\"]}";
    request("hanna", "hr").body(body).put(PATH + "/" + endpoint.id).then().statusCode(428);
    request("hanna", "hr")
        .header("If-Match", "\"7\"")
        .body(body)
        .put(PATH + "/" + endpoint.id)
        .then()
        .statusCode(412);
    endpoint.command("change", body).statusCode(200).header("ETag", "\"2\"");
    endpoint.command("change", body).statusCode(200).header("ETag", "\"2\"");
    request("ada", "auditor")
        .get(PATH + "/" + endpoint.id + "/history")
        .then()
        .body("items.type", contains("webhook-endpoint.registered", "webhook-endpoint.changed"))
        .body("items[1].data.changed", contains("url", "eventTypes"))
        .body("items[1].data.host", equalTo("127.0.0.1"))
        .body("items[1].data.url", nullValue());
  }

  @Test
  void what_is_disabled_says_since_when_and_why() {
    var endpoint = WebhookFixture.in(WebhookEndpointState.DISABLED);
    endpoint.get().body("disabledBecause", equalTo("BY_HR")).body("disabledAt", notNullValue());
    endpoint
        .command("enable", "")
        .body("disabledBecause", nullValue())
        .body("disabledAt", nullValue());
  }

  @Test
  void a_deleted_endpoint_leaves_its_history_in_the_feed_and_no_secret() throws SQLException {
    var endpoint = WebhookFixture.at(URL);
    request("hanna", "hr").delete(PATH + "/" + endpoint.id).then().statusCode(428);
    endpoint.command("delete", "").statusCode(204);
    assertThat(sql("select count(*) from webhook_secret where endpoint_id = '" + endpoint.id + "'"))
        .isEqualTo("0");
    assertThat(
            sql(
                "select string_agg(type, ' ' order by revision) from event where subject = '"
                    + endpoint.id
                    + "'"))
        .isEqualTo("webhook-endpoint.registered webhook-endpoint.deleted");
    request("hanna", "hr").get(PATH).then().body("items.id", not(hasItem(endpoint.id)));
  }

  @Test
  void the_newest_are_listed_first_page_by_page() {
    var first = WebhookFixture.at(URL);
    var second = WebhookFixture.at(URL);
    var page =
        request("hanna", "hr").get(PATH + "?limit=1").then().body("items.id", contains(second.id));
    request("hanna", "hr")
        .get(PATH + "?limit=1&cursor=" + page.extract().<String>path("next"))
        .then()
        .body("items.id", contains(first.id));
  }

  @Test
  void there_is_an_end_to_how_many_there_may_be() throws SQLException {
    var endpoint = WebhookFixture.at(URL);
    sql(
        """
        insert into webhook_endpoint (id, version, created_at, updated_at, url, event_types, state, created_by)
        select uuidv7(), version, created_at, updated_at, url, event_types, state, created_by
        from webhook_endpoint, generate_series(2, 100) where id = '%s'
        """
            .formatted(endpoint.id));
    request("hanna", "hr")
        .body("{\"url\": \"%s\"}".formatted(URL))
        .post(PATH)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/too-many-endpoints"));
  }

  /** What the contract shows can be sent as it is. */
  @Test
  void the_examples_of_the_contract_are_accepted() {
    var example = WebhookExamples.CONTENT.replace("https://hr.example.com/latitude", URL);
    var endpoint = WebhookFixture.registered(example);
    endpoint.command("change", example).statusCode(200);
    endpoint.command("rotate-secret", WebhookExamples.ROTATION).statusCode(200);
  }

  private List<String> texts(String endpoint) {
    return secrets.signing(UUID.fromString(endpoint), clock.instant()).stream()
        .map(WebhookSecret::text)
        .toList();
  }

  private String sql(String statement) throws SQLException {
    try (var connection = database.getConnection();
        var run = connection.createStatement()) {
      if (!run.execute(statement)) {
        return "";
      }
      try (var rows = run.getResultSet()) {
        return rows.next() ? String.valueOf(rows.getString(1)) : "";
      }
    }
  }

  private static void itIs(Instant now) {
    QuarkusMock.installMockForType(Clock.fixed(now, ZoneOffset.UTC), Clock.class);
  }
}
