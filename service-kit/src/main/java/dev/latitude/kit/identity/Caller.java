package dev.latitude.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is asking: the subject of the access token, and its roles. */
@RequestScoped
public class Caller {
  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  public Actor actor() {
    return new Actor(person(), identity.getRoles());
  }

  /** When the access token ceases to be valid. */
  public Instant tokenExpires() {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Instant.ofEpochSecond(token.getExpirationTime())
        : Instant.MAX;
  }

  /** The opaque id of the person, or of the machine. */
  public String person() {
    return identity.getPrincipal().getName();
  }
}
