package dev.latitude.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Cast;
import dev.latitude.local.demo.Person;
import dev.latitude.local.demo.Scenario;
import dev.latitude.local.suite.Suite;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What both have signed, in the hands of somebody who has nothing but the published keys. */
class DocumentIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
  private static final byte[] BEFORE_THE_KEY = HexFormat.of().parseHex("302a300506032b6570032100");

  private static Suite suite;
  private static Api api;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    suite = TheSuite.running();
    api = new Api(suite.gatewayUri(), ContractCheck::check);
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    api.close();
    http.close();
  }

  @Test
  void a_signed_agreement_is_printed_and_verified_through_the_gateway() throws Exception {
    var cast = Cast.of(suite::token);
    var agreement =
        new Scenario(api, cast, new Silence(), Clock.systemUTC(), Duration.ofSeconds(10))
            .goodEnding();
    var document = "/api/v1/agreements/" + agreement.text("/id") + "/document";

    var pdf = get(cast.employee(), document, "application/pdf");
    assertThat(new String(pdf, 0, 5, US_ASCII)).isEqualTo("%PDF-");
    assertThat(new String(get(cast.employee(), document, "text/html"), UTF_8))
        .contains(suite.gatewayUri() + "/api/v1/agreement-verifications")
        .contains(agreement.text("/hash"));

    var jws = new String(get(cast.employee(), document, "application/jose"), US_ASCII);
    var parts = jws.split("\\.", -1);
    var header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
    var payload = Base64.getUrlDecoder().decode(parts[1]);
    var verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(key(header.path("kid").asText()))));
    verifier.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
    assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload)))
        .isEqualTo(agreement.text("/hash"));

    var stranger = Cast.of(suite::token).manager();
    var verified =
        api.post(stranger, "/api/v1/agreement-verifications", "{\"jws\": \"" + jws + "\"}");
    assertThat(verified.text("/outcome")).isEqualTo("VALID");
    assertThat(verified.text("/standing")).isEqualTo("IN_FORCE");
  }

  private static byte[] key(String kid) throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(suite.gatewayUri().resolve("/api/v1/agreement-keys")).build(),
            HttpResponse.BodyHandlers.ofString());
    var x =
        StreamSupport.stream(JSON.readTree(answer.body()).path("keys").spliterator(), false)
            .filter((JsonNode key) -> key.path("kid").asText().equals(kid))
            .findFirst()
            .orElseThrow()
            .path("x")
            .asText();
    var encoded = new byte[BEFORE_THE_KEY.length + 32];
    System.arraycopy(BEFORE_THE_KEY, 0, encoded, 0, BEFORE_THE_KEY.length);
    System.arraycopy(Base64.getUrlDecoder().decode(x), 0, encoded, BEFORE_THE_KEY.length, 32);
    return encoded;
  }

  private static byte[] get(Person person, String path, String accept)
      throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(suite.gatewayUri().resolve(path))
                .header("Authorization", "Bearer " + person.token())
                .header("Accept", accept)
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
