package dev.latitude.agreement.webhook;

import dev.latitude.kit.http.PageParams;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which deliveries a page of the log holds. */
public class DeliveryParams extends PageParams {
  @Parameter(description = "Only those in this state.")
  @QueryParam("state")
  @Nullable DeliveryState state;

  /** The number the page ends before. */
  Optional<Long> before() {
    return afterKey().map(DeliveryParams::number);
  }

  private static long number(String key) {
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException notOurs) {
      throw notACursor();
    }
  }
}
