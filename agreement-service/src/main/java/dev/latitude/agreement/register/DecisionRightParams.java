package dev.latitude.agreement.register;

import dev.latitude.kit.http.PageParams;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which rights to list. */
public class DecisionRightParams extends PageParams {
  @Parameter(description = "Only rights of this person.")
  @QueryParam("person")
  @Nullable String person;

  @Parameter(description = "Only rights for this decision.")
  @QueryParam("decision")
  @Nullable String decision;

  @Parameter(description = "Only rights that this person granted.")
  @QueryParam("manager")
  @Nullable String manager;

  @Parameter(
      description =
          "Rights in force at this moment; now when absent. Name it to see all pages as of one moment.")
  @QueryParam("at")
  @Nullable Instant at;

  RightFilter filter() {
    return new RightFilter(person, decision, manager);
  }

  RightKey after() {
    return afterKey().map(RightKey::parse).orElse(RightKey.BEFORE_ALL);
  }
}
