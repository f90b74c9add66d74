package dev.latitude.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Signs real tokens with a key that lives as long as the JVM. */
public final class TestIdentity {
  public static final String ISSUER = "latitude-test";
  public static final String AUDIENCE = "latitude";

  /**
   * System properties, because the test framework loads this class in more than one class loader.
   */
  private static final String PRIVATE = "latitude.test.private-key";

  private static final String PUBLIC = "latitude.test.public-key";

  private static final Duration LASTING = Duration.ofMinutes(10);
  private static final Map<Bearer, Token> TOKENS = new ConcurrentHashMap<>();

  private TestIdentity() {}

  /** The header value that makes a request the person's. */
  public static String bearer(String person, String... roles) {
    return "Bearer " + token(person, roles);
  }

  /** To sign a token takes longer than most requests do, so one is used again for a while. */
  public static String token(String person, String... roles) {
    var now = Instant.now();
    return TOKENS
        .compute(
            new Bearer(person, List.of(roles)),
            (_, kept) ->
                kept != null && now.isBefore(kept.renewAt())
                    ? kept
                    : new Token(
                        token(person, ISSUER, AUDIENCE, now.plus(LASTING), roles),
                        now.plus(LASTING.dividedBy(2))))
        .signed();
  }

  public static String token(
      String person, String issuer, String audience, Instant expires, String... roles) {
    var claims =
        new JWTClaimsSet.Builder()
            .subject(person)
            .issuer(issuer)
            .audience(audience)
            .claim("groups", List.of(roles))
            .issueTime(Date.from(expires.minus(Duration.ofHours(1))))
            .expirationTime(Date.from(expires))
            .jwtID(UUID.randomUUID().toString())
            .build();
    return sign(claims, privateKey());
  }

  /** A token with these claims beside its subject, as of an issuer that has its own ways. */
  public static String tokenWith(String person, Map<String, Object> claims) {
    var all =
        new JWTClaimsSet.Builder()
            .subject(person)
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .issueTime(Date.from(Instant.now()))
            .expirationTime(Date.from(Instant.now().plus(LASTING)));
    claims.forEach(all::claim);
    return sign(all.build(), privateKey());
  }

  /** A token that looks right but was signed by somebody else. */
  public static String forgedToken(String person) throws GeneralSecurityException {
    var claims =
        new JWTClaimsSet.Builder()
            .subject(person)
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .issueTime(Date.from(Instant.now()))
            .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(10))))
            .build();
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return sign(claims, generator.generateKeyPair().getPrivate());
  }

  /** The public half, as the base64 of its DER encoding. */
  static synchronized String publicKey() {
    if (System.getProperty(PUBLIC) == null) {
      generate();
    }
    return System.getProperty(PUBLIC);
  }

  private record Bearer(String person, List<String> roles) {}

  private record Token(String signed, Instant renewAt) {}

  private static String sign(JWTClaimsSet claims, PrivateKey key) {
    try {
      var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException unsignable) {
      throw new IllegalStateException(unsignable);
    }
  }

  private static PrivateKey privateKey() {
    String _ = publicKey();
    try {
      var encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static void generate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var pair = generator.generateKeyPair();
      var base64 = Base64.getEncoder();
      System.setProperty(PRIVATE, base64.encodeToString(pair.getPrivate().getEncoded()));
      System.setProperty(PUBLIC, base64.encodeToString(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException everyJdkHasRsa) {
      throw new IllegalStateException(everyJdkHasRsa);
    }
  }
}
