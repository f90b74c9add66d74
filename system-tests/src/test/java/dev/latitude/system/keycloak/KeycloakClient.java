package dev.latitude.system.keycloak;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gets tokens the way browsers and machines do, and changes the realm the way its keeper does. */
public final class KeycloakClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final String admin;
  private final String password;

  KeycloakClient(URI address, String admin, String password) {
    this.address = address;
    this.admin = admin;
    this.password = password;
  }

  /** What services are told as their issuer. */
  public URI issuer() {
    return address.resolve("/realms/latitude");
  }

  boolean isReady() {
    try {
      var discovery = URI.create(issuer() + "/.well-known/openid-configuration");
      return http.send(HttpRequest.newBuilder(discovery).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Authorization code with PKCE: the page, the form, the way back, the exchange. */
  public Tokens signIn(String client, URI frontEnd, String username, String secret) {
    var verifier = "a-verifier-of-a-front-end-is-forty-three-to-128-characters";
    var begun =
        send(
            HttpRequest.newBuilder(
                URI.create(
                    issuer()
                        + "/protocol/openid-connect/auth?"
                        + form(
                            Map.of(
                                "client_id",
                                client,
                                "response_type",
                                "code",
                                "scope",
                                "openid",
                                "redirect_uri",
                                frontEnd.toString(),
                                "code_challenge",
                                challenge(verifier),
                                "code_challenge_method",
                                "S256")))));
    var cookies =
        begun.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.split(";", 2)[0])
            .collect(Collectors.joining("; "));
    var submitted =
        send(
            posting(
                    URI.create(found(FORM, begun.body()).group(1).replace("&amp;", "&")),
                    Map.of("username", username, "password", secret))
                .header("Cookie", cookies));
    var code = found(CODE, submitted.headers().firstValue("Location").orElse(submitted.body()));
    return tokens(
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            client,
            "code",
            URLDecoder.decode(code.group(1), UTF_8),
            "redirect_uri",
            frontEnd.toString(),
            "code_verifier",
            verifier));
  }

  /** Client credentials: how a machine gets its token. */
  public Tokens machine(String client, String secret) {
    return tokens(
        Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
  }

  /** How samples get the token of a person without a browser. */
  public Tokens byPassword(String client, String username, String secret) {
    return tokens(
        Map.of(
            "grant_type",
            "password",
            "client_id",
            client,
            "username",
            username,
            "password",
            secret));
  }

  /** Of the realm that Keycloak itself is kept with. */
  public String adminToken() {
    var answer =
        send(
            posting(
                address.resolve("/realms/master/protocol/openid-connect/token"),
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    "admin-cli",
                    "username",
                    admin,
                    "password",
                    password)));
    return json(answer, 200).path("access_token").asText();
  }

  /** A machine of another application in the same realm. */
  public void addClient(String client, String secret) {
    var made =
        JSON.createObjectNode()
            .put("clientId", client)
            .put("secret", secret)
            .put("serviceAccountsEnabled", true)
            .put("publicClient", false);
    made.putArray("defaultClientScopes");
    change("POST", "/clients", made);
  }

  /** How long tokens of one client live. */
  public void tokensLive(String client, int seconds) {
    var known = (ObjectNode) read("/clients?clientId=" + client).get(0);
    known.withObject("/attributes").put("access.token.lifespan", Integer.toString(seconds));
    change("PUT", "/clients/" + known.path("id").asText(), known);
  }

  /** From now on tokens are signed with a new key; those signed with the one before stay valid. */
  public void addKey() {
    var key =
        JSON.createObjectNode()
            .put("name", "next")
            .put("providerId", "rsa-generated")
            .put("providerType", "org.keycloak.keys.KeyProvider");
    key.withObject("/config").putArray("priority").add("1000");
    change("POST", "/components", key);
  }

  /** The key is no longer published, as after it was stolen. */
  public void withdrawKey(String kid) {
    for (var key : read("/keys").path("keys")) {
      if (key.path("kid").asText().equals(kid)) {
        var provider = (ObjectNode) read("/components/" + key.path("providerId").asText());
        var config = provider.withObject("/config");
        config.putArray("enabled").add("false");
        config.putArray("active").add("false");
        change("PUT", "/components/" + provider.path("id").asText(), provider);
        return;
      }
    }
    throw new IllegalArgumentException("There is no key " + kid);
  }

  private Tokens tokens(Map<String, String> grant) {
    var answer =
        json(send(posting(URI.create(issuer() + "/protocol/openid-connect/token"), grant)), 200);
    return new Tokens(answer.path("access_token").asText(), answer.path("id_token").asText());
  }

  private JsonNode read(String path) {
    return json(send(administering(path)), 200);
  }

  private void change(String method, String path, JsonNode body) {
    var answer =
        send(
            administering(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString())));
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(
          method + " " + path + " → " + answer.statusCode() + " " + answer.body());
    }
  }

  private HttpRequest.Builder administering(String path) {
    return HttpRequest.newBuilder(address.resolve("/admin/realms/latitude" + path))
        .header("Authorization", "Bearer " + adminToken());
  }

  private static HttpRequest.Builder posting(URI uri, Map<String, String> form) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form(form)));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static MatchResult found(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("No " + pattern + " in " + text);
    }
    return matcher.toMatchResult();
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(
          answer.uri() + " → " + answer.statusCode() + " " + answer.body());
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  /**
   * What the issuer gives for a grant.
   *
   * @param access for the API
   * @param id for the front end itself, empty for a machine
   */
  public record Tokens(String access, String id) {}
}
