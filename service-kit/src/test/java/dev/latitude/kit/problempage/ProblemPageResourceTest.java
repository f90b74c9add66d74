package dev.latitude.kit.problempage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(RealParts.class)
class ProblemPageResourceTest {
  @ParameterizedTest
  @EnumSource
  void the_type_of_a_problem_leads_to_a_page_that_says_what_to_do(CommonProblem problem) {
    given()
        .accept("text/html")
        .get("/problems/" + problem.code())
        .then()
        .statusCode(200)
        .contentType("text/html; charset=UTF-8")
        .body(containsString("<h1><code>" + problem.code() + "</code></h1>"))
        .body(containsString("<dt>What to do</dt>"));
  }

  @Test
  void a_page_can_be_read_by_a_program_and_without_a_token() {
    given()
        .accept("application/json")
        .get("/problems/stale-etag")
        .then()
        .statusCode(200)
        .body("code", is("stale-etag"))
        .body("cases[0].from", is("From every service"))
        .body("cases[0].status", is(412))
        .body("cases[0].when", is("the thing changed since the version in If-Match"))
        .body("cases[0].whatToDo", is("read it again and decide anew"));
  }

  @Test
  void a_code_that_several_answer_with_has_the_case_of_each() {
    given()
        .accept("application/json")
        .get("/problems/wrong-state")
        .then()
        .body("cases.from", hasItem("From the pilot-service"))
        .body("cases.from", hasItem("From the agreement-service"));
  }

  @Test
  void all_are_listed_once_and_by_their_codes() {
    var codes =
        new ArrayList<String>(
            given()
                .accept("application/json")
                .get("/problems")
                .then()
                .statusCode(200)
                .extract()
                .<ArrayList<String>>path("items.code"));
    assertThat(codes).isSorted().doesNotHaveDuplicates().contains("upstream-timeout");
    given().accept("text/html").get("/problems").then().body(containsString("upstream-timeout"));
  }

  @Test
  void a_code_that_nobody_answers_with_has_no_page() {
    given()
        .accept("text/html")
        .get("/problems/no-such-problem")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/not-found"));
  }

  @Test
  void a_page_comes_in_no_other_form() {
    given().accept("image/png").get("/problems/stale-etag").then().statusCode(406);
  }

  @Test
  void a_page_allows_nothing_but_its_own_style() {
    given()
        .accept("text/html")
        .get("/problems/stale-etag")
        .then()
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("X-Content-Type-Options", "nosniff");
  }
}
