package dev.latitude.pilot.intake;

import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latitude.pilot.PilotFixture;
import io.agroal.api.AgroalDataSource;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Many measurements, as requests. */
final class IntakeFixture {
  static final String NDJSON = "application/x-ndjson";
  static final String CSV = "text/csv";
  static final String HEADER = "metric,from,to,value,sampleSize,source\n";

  private IntakeFixture() {}

  static RequestSpecification asIntegration() {
    return as("survey-tool", "measurement-integration");
  }

  static RequestSpecification authorSends(String contentType) {
    return given()
        .header("Authorization", bearer(PilotFixture.AUTHOR))
        .contentType(contentType)
        .config(withoutCharset());
  }

  static RequestSpecification integrationSends(String contentType) {
    return given()
        .header("Authorization", bearer("survey-tool", "measurement-integration"))
        .contentType(contentType)
        .config(withoutCharset());
  }

  /** The content type is sent as it is given. */
  static RestAssuredConfig withoutCharset() {
    return RestAssuredConfig.config()
        .encoderConfig(
            EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false));
  }

  static ValidatableResponse send(String id, String contentType, String body) {
    return authorSends(contentType)
        .body(body.getBytes(UTF_8))
        .post("/api/v1/pilots/{id}/measurements/batch", id)
        .then();
  }

  static ValidatableResponse sendSkipping(String id, String contentType, String body) {
    return authorSends(contentType)
        .body(body.getBytes(UTF_8))
        .post("/api/v1/pilots/{id}/measurements/batch?onError=skip", id)
        .then();
  }

  /** A CSV line for the n-th day of the pilot, from 0. */
  static String line(String metric, int day, String value) {
    var date = start().plusDays(day);
    return "%s,%s,%s,%s,40,Client survey\n".formatted(metric, date, date, value);
  }

  static String json(String metric, int day, String value) {
    var date = start().plusDays(day);
    return """
    {"metric": "%s", "from": "%s", "to": "%s", "value": %s, "sampleSize": 40, "source": "Client survey"}"""
        .formatted(metric, date, date, value);
  }

  static String json(String pilot, String metric, int day, String value) {
    return json(metric, day, value).replaceFirst("\\{", "{\"pilot\": \"" + pilot + "\", ");
  }

  static String items(String... rows) {
    return "{\"items\": [" + String.join(", ", rows) + "]}";
  }

  /** Pilots like one there is, that have been running for a year; made without their history. */
  static List<String> yearLong(AgroalDataSource database, String pilot, int count)
      throws SQLException {
    var ids = new ArrayList<String>();
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                """
                insert into pilot (id, version, head_hash, created_at, updated_at, proposal_id, proposal_revision, author, approver, state,
                                   terms, trigger_set_hash, acknowledgements, frozen_baselines, started_at, running_since, settled_version)
                select uuidv7(), version, head_hash, created_at, updated_at, gen_random_uuid(), proposal_revision, author, approver, state,
                       jsonb_set(terms, '{plan,start}', to_jsonb(?::text)), trigger_set_hash, acknowledgements, frozen_baselines, started_at,
                       running_since, settled_version
                from pilot, generate_series(1, ?) where id = ?::uuid
                returning id
                """)) {
      statement.setString(1, firstDayOfYearLong().toString());
      statement.setInt(2, count);
      statement.setString(3, pilot);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return ids;
  }

  static LocalDate firstDayOfYearLong() {
    return PilotFixture.today().minusDays(365);
  }
}
