package dev.latitude.kit.http;

import static dev.latitude.testkit.TestIdentity.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the platform would answer without a word, or with a failure of its own. */
@QuarkusTest
@WithTestResource(RealParts.class)
class FrontDoorTest {
  private static final String ECHO = "/api/v1/notes/echo";

  @TestHTTPResource("/")
  URI server;

  @Test
  void an_address_with_a_nul_character_is_400() {
    assertProblem(get("/api/v1/notes/%00", ""), 400, "malformed-request");
    assertProblem(get(ECHO + "?colour=%00", ""), 400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?colour=%zz", "?colour=%4", "?%", "?colour=red&%zz=1"})
  void a_query_that_cannot_be_decoded_is_400_and_not_to_be_kept(String query) {
    var answer = get(ECHO + query, "");
    assertProblem(answer, 400, "malformed-request");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("cache-control: no-store");
    assertThat(get(ECHO + "?colour=%25", "")).doesNotContain("malformed-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Host: [abc]", "Host: [v1.x]", "Host: ", "Host: a b", "Host: a\r\nHost: b"})
  void a_host_that_is_none_is_400(String host) {
    var request =
        "GET " + ECHO + " HTTP/1.1\r\n" + host + "\r\n" + robin() + "Connection: close\r\n\r\n";
    assertProblem(new RawRequest(server, request).answer(), 400, "malformed-request");
  }

  @Test
  void an_address_up_to_the_limit_is_read_and_one_beyond_it_is_414() {
    assertThat(get("/api/v1/notes/" + "a".repeat(8_000), "")).startsWith("HTTP/1.1 404");
    assertProblem(get("/api/v1/notes/" + "a".repeat(9_000), ""), 414, "uri-too-long");
    assertProblem(get(ECHO + "?cursor=" + "a".repeat(30_000), ""), 414, "uri-too-long");
  }

  @Test
  void headers_up_to_the_limit_are_read_and_more_are_431() {
    assertThat(get(ECHO, ("X: " + "a".repeat(7_000) + "\r\n").repeat(4)))
        .startsWith("HTTP/1.1 200");
    assertProblem(
        get(ECHO, ("X: " + "a".repeat(7_000) + "\r\n").repeat(5)), 431, "headers-too-large");
  }

  @Test
  void a_header_that_decides_something_is_heard_once_or_not_at_all() {
    assertProblem(get(ECHO, robin()), 400, "malformed-request");
    assertProblem(
        get(ECHO, "Idempotency-Key: a\r\nIdempotency-Key: b\r\n"), 400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", ".", "a", "a.", ".a.b", "a.b c", "{}", "\"a.b.c\""})
  void what_is_no_token_is_401(String token) {
    var answer =
        new RawRequest(
                server,
                "GET "
                    + ECHO
                    + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                    + token
                    + "\r\nConnection: close\r\n\r\n")
            .answer();
    assertProblem(answer, 401, "unauthenticated");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("www-authenticate: bearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Encoding: gzip",
        "Content-Encoding: br",
        "Content-Type: json",
        "Content-Type: /",
        "Content-Type: ;",
        "Content-Type: application/json, text/plain",
        "Content-Type: */*",
        "Content-Type: application/*"
      })
  void a_body_whose_form_is_not_understood_is_415(String header) {
    assertProblem(post(header, "{\"text\": \"a\"}"), 415, "unsupported-media-type");
  }

  @Test
  void an_empty_accept_asks_for_nothing_in_particular() {
    assertThat(get(ECHO, "Accept: \r\n")).startsWith("HTTP/1.1 200");
  }

  @Test
  void a_client_that_hangs_up_in_the_middle_leaves_a_service_that_works() {
    new RawRequest(
            server,
            "POST /api/v1/notes HTTP/1.1\r\nHost: a\r\n"
                + robin()
                + "Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"text\"")
        .abandon();
    assertThat(get(ECHO, "")).startsWith("HTTP/1.1 200");
  }

  private String get(String target, String headers) {
    return new RawRequest(
            server,
            "GET "
                + target
                + " HTTP/1.1\r\nHost: a\r\n"
                + robin()
                + headers
                + "Connection: close\r\n\r\n")
        .answer();
  }

  private String post(String header, String body) {
    return new RawRequest(
            server,
            "POST /api/v1/notes HTTP/1.1\r\nHost: a\r\n"
                + robin()
                + (header.startsWith("Content-Type") ? "" : "Content-Type: application/json\r\n")
                + header
                + "\r\nConnection: close\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)
        .answer();
  }

  private static String robin() {
    return "Authorization: " + bearer("robin") + "\r\n";
  }

  private static void assertProblem(String answer, int status, String code) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer).contains("application/problem+json", "\"type\":\"/problems/" + code + "\"");
    assertThat(answer).doesNotContain("java.", "Exception");
  }
}
