package dev.latitude.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** What tests expect of each failure, whatever it is about. */
public final class Problems {
  private Problems() {}

  /** The problem document, after it was held to the rules for all of them. */
  public static JsonPath problem(Response response, int status, String code) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    assertThat(response.contentType()).startsWith("application/problem+json");
    var problem = response.jsonPath();
    assertThat(problem.getString("type")).isEqualTo("/problems/" + code);
    assertThat(problem.getInt("status")).isEqualTo(status);
    assertThat(problem.getString("title")).isNotBlank();
    assertThat(problem.getString("detail")).isNotBlank();
    assertThat(response.asString()).doesNotContain("java.", "jackson", "Exception", "\tat ");
    return problem;
  }
}
