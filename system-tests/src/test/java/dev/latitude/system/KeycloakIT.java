package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.latitude.local.demo.Answer;
import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Cast;
import dev.latitude.local.demo.Person;
import dev.latitude.local.demo.Scenario;
import dev.latitude.local.suite.Service;
import dev.latitude.local.suite.Suite;
import dev.latitude.local.suite.SuiteOptions;
import dev.latitude.system.keycloak.Keycloak;
import dev.latitude.system.keycloak.KeycloakClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The packaged services as they are in production: their only issuer is a Keycloak with the
 * project's realm. No key of a laptop is about.
 */
class KeycloakIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path REALM = Path.of("deploy", "keycloak", "latitude-realm.json");
  private static final Path SAMPLE = Path.of("deploy", "keycloak", "sample", "latitude-realm.json");
  private static final String FOR_CURL = "latitude-sample";
  private static final URI FRONT_END = URI.create("http://localhost:5173/");
  private static final String PROPOSALS = "/api/v1/proposals";

  private static Keycloak keycloak;
  private static KeycloakClient realm;
  private static Suite suite;
  private static Api api;

  @BeforeAll
  static void start() throws Exception {
    keycloak =
        Keycloak.start(
            Path.of(System.getProperty("latitude.keycloak")), Repository.root().resolve(SAMPLE));
    realm = keycloak.client();
    suite =
        Suite.start(
            SuiteOptions.ephemeral(Repository.root())
                .withEnvironment("QUARKUS_PROFILE", "prod")
                .withEnvironment("QUARKUS_OIDC_PUBLIC_KEY", "")
                .withEnvironment("QUARKUS_OIDC_AUTH_SERVER_URL", realm.issuer().toString())
                .withEnvironment("QUARKUS_OIDC_TOKEN_LIFESPAN_GRACE", "1")
                .withEnvironment("LATITUDE_IDENTITY_KEYS_KEPT", "1S")
                .withEnvironment("LATITUDE_IDENTITY_TOKENS_KEPT", "1S")
                .withEnvironment("QUARKUS_OIDC_TOKEN_FORCED_JWK_REFRESH_INTERVAL", "0.5S")
                .withEnvironment("LATITUDE_SERVICE_TOKEN_FILE", "")
                .withEnvironment(Service.PILOT, "LATITUDE_SERVICE_TOKEN_CLIENT", "pilot-service")
                .withEnvironment(
                    Service.PILOT, "LATITUDE_SERVICE_TOKEN_SECRET", secret("pilot-service"))
                .withEnvironment(
                    Service.AGREEMENT, "LATITUDE_SERVICE_TOKEN_CLIENT", "agreement-service")
                .withEnvironment(
                    Service.AGREEMENT, "LATITUDE_SERVICE_TOKEN_SECRET", secret("agreement-service"))
                .withEnvironment(
                    Service.AGREEMENT, "LATITUDE_WEBHOOKS_ALLOW_PRIVATE_TARGETS", "false"));
    api = new Api(suite.gatewayUri(), ContractCheck::check);
  }

  @AfterAll
  static void stop() {
    if (api != null) {
      api.close();
    }
    if (suite != null) {
      suite.close();
    }
    if (keycloak != null) {
      keycloak.close();
    }
  }

  /**
   * The check can only say so once agreement-service has read the feed of pilots, with the token it
   * gets as a client of its own.
   */
  @Test
  void people_who_sign_in_take_the_story_to_its_end_and_the_hr_system_has_a_copy() {
    var cast = new Cast(person("hanna"), person("robin"), person("morgan"));
    var agreement =
        new Scenario(api, cast, new Silence(), Clock.systemUTC(), Duration.ofSeconds(15))
            .goodEnding();

    var snapshot = api.get(machine("latitude-hr"), "/api/v1/hr/agreements?limit=200");
    assertThat(snapshot.body().path("items").findValuesAsText("id"))
        .contains(agreement.text("/id"));
    var audited = api.get(person("avery"), "/api/v1/agreements/" + agreement.text("/id"));
    assertThat(audited.status()).isEqualTo(200);
    assertThat(api.get(person("avery"), "/api/v1/agreement-events").status()).isEqualTo(200);
  }

  @Test
  void what_a_role_is_needed_for_is_refused_without_it() {
    var type =
        "{\"slug\": \"not-mine\", \"title\": \"Not mine\", \"dimension\": \"TIMING\", \"usualRisk\": \"LOW\", \"ceiling\": \"AGREE\"}";
    assertForbidden(api.post(person("robin"), "/api/v1/decision-types", type));
    assertForbidden(api.post(person("morgan"), "/api/v1/decision-types", type));
    assertForbidden(api.post(machine("latitude-hr"), "/api/v1/decision-types", type));
    assertForbidden(api.get(person("morgan"), "/api/v1/hr/agreements"));
    assertForbidden(api.get(person("hanna"), "/api/v1/pilot-events"));
    assertForbidden(api.get(machine("latitude-measurements"), "/api/v1/agreement-events"));
  }

  @Test
  void a_token_that_the_issuer_did_not_make_for_latitude_is_refused() throws Exception {
    realm.addClient("payroll", "secret-of-payroll");
    var good = machine("latitude-hr").token();
    assertThat(status(good)).isEqualTo(200);
    var claims = SignedJWT.parse(good).getJWTClaimsSet();
    var header = SignedJWT.parse(good).getHeader();
    var foreign = new RSAKeyGenerator(2048).keyID(header.getKeyID()).generate();
    var published =
        JWKSet.load(URI.create(realm.issuer() + "/protocol/openid-connect/certs").toURL())
            .getKeyByKeyId(header.getKeyID())
            .toRSAKey();

    var bad = new LinkedHashMap<String, String>();
    bad.put("for another application", realm.machine("payroll", "secret-of-payroll").access());
    bad.put("for a front end", signIn("robin").id());
    bad.put("of another realm", realm.adminToken());
    bad.put(
        "signed by another key under the same name",
        signed(claims, header, new RSASSASigner(foreign)));
    bad.put(
        "signed by a key nobody knows",
        signed(claims, header(JWSAlgorithm.RS256, "nobody-knows"), new RSASSASigner(foreign)));
    bad.put("without a signature", new PlainJWT(claims).serialize());
    bad.put(
        "signed with the public key as if it were a secret",
        signed(
            claims,
            header(JWSAlgorithm.HS256, header.getKeyID()),
            new MACSigner(published.toRSAPublicKey().getEncoded())));
    bad.put("with another content", promoted(good));
    bad.put("not a token", "opaque-and-unknown");
    for (var each : bad.entrySet()) {
      assertUnauthenticated(each.getKey(), each.getValue());
    }
    assertThat(status(good)).isEqualTo(200);
  }

  @Test
  void a_token_is_good_until_it_expires() {
    realm.tokensLive("latitude-measurements", 4);
    var token = machine("latitude-measurements");
    assertThat(api.get(token, PROPOSALS).status()).isNotEqualTo(401);
    Eventually.see(() -> api.get(token, PROPOSALS).status(), status -> status == 401);
  }

  /** At once, unless the keys have just been looked up for another reason. */
  @Test
  void new_keys_are_accepted_at_once_and_withdrawn_ones_soon_no_more() throws Exception {
    var before = machine("latitude-hr").token();
    var old = SignedJWT.parse(before).getHeader().getKeyID();
    realm.addKey();
    var after = machine("latitude-hr").token();
    assertThat(SignedJWT.parse(after).getHeader().getKeyID()).isNotEqualTo(old);
    Eventually.see(() -> status(after), status -> status == 200);
    assertThat(status(before)).as("still published").isEqualTo(200);

    realm.withdrawKey(old);
    Eventually.see(() -> status(before), status -> status == 401);
    assertThat(status(machine("latitude-hr").token())).isEqualTo(200);
  }

  /** So that the README's tour, which calls people by name, can be told with these tokens, too. */
  @Test
  void sample_people_have_their_names_for_ids_and_tokens_for_curl() throws Exception {
    for (var name : List.of("robin", "morgan", "hanna", "avery")) {
      var token = realm.byPassword(FOR_CURL, name, "sample-password").access();
      assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject()).isEqualTo(name);
    }
    var morgan = realm.byPassword(FOR_CURL, "morgan", "sample-password").access();
    assertThat(api.get(new Person("morgan", morgan), PROPOSALS).status()).isEqualTo(200);
    var avery = realm.byPassword(FOR_CURL, "avery", "sample-password").access();
    assertThat(api.get(new Person("avery", avery), "/api/v1/agreement-events").status())
        .isEqualTo(200);
  }

  @Test
  void the_sample_realm_is_the_realm_with_people_and_secrets() throws IOException {
    var real = (ObjectNode) read(REALM);
    var sample = (ObjectNode) read(SAMPLE);
    assertThat(real.findValues("secret")).isEmpty();
    assertThat(real.findValues("credentials")).isEmpty();
    assertThat(real.findValues("directAccessGrantsEnabled"))
        .isNotEmpty()
        .noneMatch(JsonNode::asBoolean);
    remove(sample.path("clients"), "clientId");
    remove(sample.at("/clientScopeMappings/latitude"), "client");
    assertThat(real.path("users")).allMatch(user -> user.has("serviceAccountClientId"));
    for (var client : sample.path("clients")) {
      ((ObjectNode) client).remove("secret");
      if (client.path("publicClient").asBoolean()) {
        ((ObjectNode) client).put("rootUrl", "${LATITUDE_FRONT_END_URL}");
      }
    }
    var machines = sample.putArray("users");
    read(SAMPLE)
        .path("users")
        .valueStream()
        .filter(user -> user.has("serviceAccountClientId"))
        .forEach(machines::add);
    sample.set("displayName", real.path("displayName"));
    assertThat(sample).isEqualTo(real);
  }

  private static void remove(JsonNode clients, String name) {
    int before = clients.size();
    ((ArrayNode) clients).removeIf(client -> client.path(name).asText().equals(FOR_CURL));
    assertThat(clients).hasSize(before - 1);
  }

  private static KeycloakClient.Tokens signIn(String username) {
    return realm.signIn("latitude-front-end", FRONT_END, username, "sample-password");
  }

  private static Person person(String username) {
    return caller(signIn(username).access());
  }

  private static Person machine(String client) {
    return caller(realm.machine(client, secret(client)).access());
  }

  /** Ids are the issuer's, whatever they look like. */
  private static Person caller(String token) {
    try {
      return new Person(SignedJWT.parse(token).getJWTClaimsSet().getSubject(), token);
    } catch (ParseException noToken) {
      throw new IllegalStateException(noToken);
    }
  }

  private static String secret(String client) {
    return "sample-secret-of-" + client;
  }

  private static Answer snapshot(String token) {
    return api.get(new Person("whoever", token), "/api/v1/hr/agreements");
  }

  private static int status(String token) {
    return snapshot(token).status();
  }

  private static void assertForbidden(Answer answer) {
    assertThat(answer.status()).as(answer.request()).isEqualTo(403);
    assertThat(answer.text("/type")).isEqualTo("/problems/forbidden");
  }

  private static void assertUnauthenticated(String what, String token) {
    var answer = snapshot(token);
    assertThat(answer.status()).as(what).isEqualTo(401);
    assertThat(answer.text("/type")).as(what).isEqualTo("/problems/unauthenticated");
  }

  private static String signed(JWTClaimsSet claims, JWSHeader header, JWSSigner signer)
      throws JOSEException {
    var token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static JWSHeader header(JWSAlgorithm algorithm, String kid) {
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(kid).build();
  }

  /** The same token with a role that it never had, below the signature of what it said before. */
  private static String promoted(String token) throws ParseException {
    var parts = SignedJWT.parse(token);
    var claims =
        new JWTClaimsSet.Builder(parts.getJWTClaimsSet()).claim("groups", List.of("hr")).build();
    return parts.getHeader().toBase64URL()
        + "."
        + claims.toPayload().toBase64URL()
        + "."
        + parts.getSignature();
  }

  private static JsonNode read(Path file) throws IOException {
    return JSON.readTree(Repository.root().resolve(file).toFile());
  }
}
