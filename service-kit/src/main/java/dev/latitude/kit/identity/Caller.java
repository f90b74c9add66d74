package dev.latitude.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

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

  /** The opaque id of the person, or of the machine. */
  public String person() {
    return identity.getPrincipal().getName();
  }
}
