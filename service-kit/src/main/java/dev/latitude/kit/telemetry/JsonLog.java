package dev.latitude.kit.telemetry;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.formatters.StructuredFormatter.ExceptionOutputType;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * Writes the log as one JSON object a line, for whoever collects the logs of a cluster: a stack
 * trace, or a line break in what somebody sent, does not become several entries. The names are
 * those of the platform's own extension for it; the trace is in {@code mdc}.
 *
 * <p>What a service says before it has started (a refusal to start, migrations) is text.
 */
@Singleton
class JsonLog {
  private final boolean wanted;

  JsonLog(@ConfigProperty(name = "latitude.log.json", defaultValue = "false") boolean wanted) {
    this.wanted = wanted;
  }

  void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    if (wanted) {
      Stream.of(LogManager.getLogManager().getLogger("").getHandlers())
          .flatMap(JsonLog::withinAndItself)
          .filter(ConsoleHandler.class::isInstance)
          .forEach(console -> console.setFormatter(formatter()));
    }
  }

  /** The platform hands its records on from one handler to others. */
  private static Stream<Handler> withinAndItself(Handler handler) {
    return handler instanceof ExtHandler several
        ? Stream.concat(
            Stream.of(handler), Stream.of(several.getHandlers()).flatMap(JsonLog::withinAndItself))
        : Stream.of(handler);
  }

  static Formatter formatter() {
    var formatter = new JsonFormatter();
    formatter.setZoneId("UTC");
    formatter.setExceptionOutputType(ExceptionOutputType.FORMATTED);
    return formatter;
  }
}
