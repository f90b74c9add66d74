package dev.latitude.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** The least that an OpenID Connect issuer has: where its keys are, and the keys. */
final class SomeIssuer implements AutoCloseable {
  private final HttpServer server;
  private ECKey key;

  SomeIssuer() throws IOException, JOSEException {
    key = newKey("one");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve(
        "/.well-known/openid-configuration",
        "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\", \"token_endpoint\": \"%s/token\"}"
            .formatted(uri(), uri(), uri()));
    serve("/keys", new JWKSet(key.toPublicJWK()).toString());
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  String token(String employee, String... roles) throws JOSEException {
    return signed(
        claims()
            .claim("employee_number", employee)
            .claim("https://example.org/claims", Map.of("roles", List.of(roles))));
  }

  String tokenWithoutEmployee() throws JOSEException {
    return signed(claims().claim("preferred_username", "robin").claim("upn", "robin@example.org"));
  }

  /** What it signs from now on, nobody has been told how to verify. */
  void changeKey() throws JOSEException {
    key = newKey("two");
  }

  private static ECKey newKey(String kid) throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
  }

  private JWTClaimsSet.Builder claims() {
    var now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(uri().toString())
        .audience("autonomy")
        .subject("an-id-that-only-the-issuer-knows")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  private String signed(JWTClaimsSet.Builder claims) throws JOSEException {
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
            claims.build());
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }

  private void serve(String path, String body) {
    var bytes = body.getBytes(UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          try (var answer = exchange.getResponseBody()) {
            answer.write(bytes);
          }
        });
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
