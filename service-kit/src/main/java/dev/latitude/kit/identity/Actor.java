package dev.latitude.kit.identity;

import java.util.Set;

/** Who acts, as the rules see it: an opaque id and the roles that came with it. */
public record Actor(String person, Set<String> roles) {
  public Actor {
    roles = Set.copyOf(roles);
  }

  public boolean is(String other) {
    return person.equals(other);
  }

  public boolean has(String role) {
    return roles.contains(role);
  }
}
