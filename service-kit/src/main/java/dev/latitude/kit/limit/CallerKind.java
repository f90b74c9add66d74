package dev.latitude.kit.limit;

import dev.latitude.kit.identity.Roles;
import java.util.Locale;
import java.util.Set;

/** Who shares a limit. Its name is that of the policy in the answers' {@code RateLimit-Policy}. */
enum CallerKind {
  PEOPLE,
  MACHINES,
  ANONYMOUS;

  private static final Set<String> OF_MACHINES =
      Set.of(Roles.SERVICE, Roles.HR_INTEGRATION, Roles.MEASUREMENT_INTEGRATION);

  static CallerKind withRoles(Set<String> roles) {
    return roles.stream().anyMatch(OF_MACHINES::contains) ? MACHINES : PEOPLE;
  }

  int limit(LimitConfig config) {
    return switch (this) {
      case PEOPLE -> config.people();
      case MACHINES -> config.machines();
      case ANONYMOUS -> config.anonymous();
    };
  }

  String policy() {
    return name().toLowerCase(Locale.ROOT);
  }
}
