package dev.latitude.kit.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Processes that start a service and serve nobody: what migrates its database ends once that is
 * done ({@code quarkus.init-and-exit}), and what builds its image ends as soon as the service has
 * started, for what a start loads. The platform's property alone would end that before the
 * persistence unit and the routes are built, which is most of it.
 */
@ApplicationScoped
public class StartAndExit {
  private final boolean migrates;
  private final boolean exits;

  StartAndExit(
      @ConfigProperty(name = "quarkus.init-and-exit", defaultValue = "false") boolean migrates,
      @ConfigProperty(name = "latitude.start-and-exit", defaultValue = "false") boolean exits) {
    this.migrates = migrates;
    this.exits = exits;
  }

  void started(@Observes StartupEvent event) {
    if (exits) {
      Quarkus.asyncExit();
    }
  }

  /** Whether this process needs only what a start needs. */
  public boolean servesNobody() {
    return migrates || exits;
  }
}
