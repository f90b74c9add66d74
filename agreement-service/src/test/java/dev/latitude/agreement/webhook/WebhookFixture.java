package dev.latitude.agreement.webhook;

import static dev.latitude.agreement.agreement.AgreementFixture.request;

import io.restassured.response.ValidatableResponse;

/** An endpoint on its way, as requests of HR. */
final class WebhookFixture {
  static final String PATH = "/api/v1/webhook-endpoints";

  final String id;
  final String secret;

  private WebhookFixture(ValidatableResponse registered) {
    this.id = registered.extract().path("id");
    this.secret = registered.extract().path("secret");
  }

  /** Wants to be told of every event. */
  static WebhookFixture at(String url) {
    return registered("{\"url\": \"%s\"}".formatted(url));
  }

  static WebhookFixture registered(String body) {
    return new WebhookFixture(request("hanna", "hr").body(body).post(PATH).then().statusCode(201));
  }

  static WebhookFixture in(WebhookEndpointState state) {
    var endpoint = at("http://127.0.0.1:9/hooks");
    if (state == WebhookEndpointState.DISABLED) {
      endpoint.command("disable", "").statusCode(200);
    }
    return endpoint;
  }

  ValidatableResponse get() {
    return request("hanna", "hr").get(PATH + "/" + id).then().statusCode(200);
  }

  ValidatableResponse command(String verb, String body) {
    return command("hr", verb, body);
  }

  /** {@code change} and {@code delete} are methods of HTTP, the others verbs of the API. */
  ValidatableResponse command(String role, String verb, String body) {
    var request = request("hanna", role).header("If-Match", "*").body(body);
    return switch (verb) {
      case "change" -> request.put(PATH + "/" + id).then();
      case "delete" -> request.delete(PATH + "/" + id).then();
      default -> request.post(PATH + "/" + id + "/" + verb).then();
    };
  }
}
