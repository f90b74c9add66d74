package dev.latitude.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Calls the API the way any client would: through the gateway, with a token, one request at a time.
 */
public final class Api implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI gateway;
  private final Consumer<Answer> witness;

  public Api(URI gateway) {
    this(gateway, _ -> {});
  }

  /**
   * @param witness sees every answer before whoever asked
   */
  public Api(URI gateway, Consumer<Answer> witness) {
    this.gateway = gateway;
    this.witness = witness;
  }

  public Answer get(Person person, String path) {
    return send(person, "GET", path, HttpRequest.newBuilder(gateway.resolve(path)).GET());
  }

  /** Makes something new. */
  public Answer post(Person person, String path, String body) {
    return send(person, "POST", path, posting(path, body));
  }

  /** Gives a command to the version of a thing that the person has seen. */
  public Answer post(Person person, String path, String body, String etag) {
    return send(person, "POST", path, posting(path, body).header("If-Match", etag));
  }

  private HttpRequest.Builder posting(String path, String body) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private Answer send(Person person, String method, String path, HttpRequest.Builder request) {
    var name = method + " " + path;
    try {
      var response =
          http.send(
              request.header("Authorization", "Bearer " + person.token()).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      var answer =
          new Answer(
              name,
              response.statusCode(),
              response.headers().firstValue("Content-Type").orElse(""),
              response.headers().firstValue("ETag").orElse(""),
              json.readTree(response.body()));
      witness.accept(answer);
      return answer;
    } catch (JsonProcessingException notJson) {
      throw new UnexpectedAnswer(name + " did not answer with JSON");
    } catch (IOException unreachable) {
      throw new UnexpectedAnswer(
          name + " got no answer from " + gateway + ": is Latitude running there?");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnexpectedAnswer(name + " was interrupted");
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
