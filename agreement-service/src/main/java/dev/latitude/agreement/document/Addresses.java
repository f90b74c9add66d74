package dev.latitude.agreement.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where others find what a page speaks of. A page outlives the request it was made for, so the
 * addresses are configured and not guessed from it; without configuration they are paths.
 */
@ApplicationScoped
class Addresses {
  private final String base;

  Addresses(@ConfigProperty(name = "latitude.public-url") Optional<String> publicUrl) {
    this.base = publicUrl.map(url -> url.replaceFirst("/+$", "")).orElse("");
  }

  String version(UUID agreement, int number) {
    return base + "/api/v1/agreements/" + agreement + "/versions/" + number;
  }

  String verifications() {
    return base + "/api/v1/agreement-verifications";
  }

  String keys() {
    return base + "/api/v1/agreement-keys";
  }
}
