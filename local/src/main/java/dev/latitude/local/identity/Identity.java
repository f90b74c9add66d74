package dev.latitude.local.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs tokens that this data folder's services accept. There are no passwords on a laptop. */
public final class Identity {

  /** The issuer that services started by the launcher trust. */
  public static final String ISSUER = "latitude-laptop";

  /** Whom the tokens are for. */
  public static final String AUDIENCE = "latitude";

  private final KeyPair keys;
  private final Clock clock;

  Identity(KeyPair keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The public key as services want it: SubjectPublicKeyInfo in DER, in Base64. */
  public String publicKey() {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  /** A token for a person or a service with these roles. */
  public String token(String subject, List<String> roles, Duration validity) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(subject)
            .claim("groups", roles)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(validity)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(keys.getPrivate()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
