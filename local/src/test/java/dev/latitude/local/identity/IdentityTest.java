package dev.latitude.local.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.latitude.local.failure.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {

  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir private Path temporary;

  @Test
  void aTokenVerifiesWithThePublicKeyThatServicesGet() throws Exception {
    var identity = keys("one").open(CLOCK);
    var token =
        SignedJWT.parse(identity.token("maria", List.of("hr", "employee"), Duration.ofHours(8)));
    assertTrue(token.verify(verifier(identity)));
    assertEquals("RS256", token.getHeader().getAlgorithm().getName());
    var claims = token.getJWTClaimsSet();
    assertEquals("latitude-laptop", claims.getIssuer());
    assertEquals(List.of("latitude"), claims.getAudience());
    assertEquals("maria", claims.getSubject());
    assertEquals(List.of("hr", "employee"), claims.getStringListClaim("groups"));
    assertEquals(NOW, claims.getIssueTime().toInstant());
    assertEquals(NOW.plus(Duration.ofHours(8)), claims.getExpirationTime().toInstant());
    assertEquals(36, claims.getJWTID().length());
  }

  @Test
  void theKeyIsMadeOnceAndForItsOwnerOnly() throws Exception {
    var first = keys("one").open(CLOCK).publicKey();
    assertEquals(first, keys("one").open(CLOCK).publicKey());
    assertEquals("rwx------", permissions("one"));
    assertEquals("rw-------", permissions("one/private-key.pem"));
  }

  @Test
  void anotherFoldersTokenDoesNotVerify() throws Exception {
    var token =
        SignedJWT.parse(keys("one").open(CLOCK).token("maria", List.of(), Duration.ofHours(1)));
    assertFalse(token.verify(verifier(keys("two").open(CLOCK))));
  }

  @Test
  void aDamagedKeyIsSaidSo() throws Exception {
    keys("one").open(CLOCK);
    var file = temporary.resolve("one/private-key.pem");
    Files.writeString(file, "-----BEGIN PRIVATE KEY-----\nAAAA\n");
    var message = assertThrows(StartFailure.class, () -> keys("one").open(CLOCK)).getMessage();
    assertTrue(message.startsWith("The signing key " + file + " cannot be used ("), message);
    assertTrue(
        message.endsWith("): remove it, and a new one is made; earlier tokens are then worthless."),
        message);
  }

  @Test
  void theKeyForAgreementsIsMadeOnceAndForItsOwnerOnly() throws Exception {
    var keys = new AttestationKeyFolder(temporary.resolve("keys"));
    keys.prepare();
    var file = temporary.resolve("keys/laptop.pem");
    var first = Files.readString(file);
    keys.prepare();
    assertEquals(first, Files.readString(file));
    assertEquals("rw-------", permissions("keys/laptop.pem"));
    var body = first.replaceAll("-----[A-Z ]+-----", "");
    var key =
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(
                new java.security.spec.PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
    assertEquals("EdDSA", key.getAlgorithm());
  }

  @Test
  void everyServiceHasATokenOfItsOwn() throws Exception {
    var identity = keys("one").open(CLOCK);
    try (var tokens =
        new ServiceTokens(identity, temporary.resolve("services"), List.of("pilot-service"))) {
      tokens.start();
      var text = Files.readString(tokens.file("pilot-service"));
      var claims = SignedJWT.parse(text).getJWTClaimsSet();
      assertEquals("pilot-service", claims.getSubject());
      assertEquals(List.of("service"), claims.getStringListClaim("groups"));
      assertEquals(NOW.plus(Duration.ofHours(1)), claims.getExpirationTime().toInstant());
    }
  }

  private KeyFile keys(String name) {
    return new KeyFile(temporary.resolve(name));
  }

  private String permissions(String name) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve(name)));
  }

  private static RSASSAVerifier verifier(Identity identity) throws Exception {
    var der = Base64.getDecoder().decode(identity.publicKey());
    return new RSASSAVerifier(
        (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)));
  }
}
