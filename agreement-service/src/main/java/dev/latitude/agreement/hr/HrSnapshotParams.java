package dev.latitude.agreement.hr;

import dev.latitude.kit.http.PageParams;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which records a snapshot holds, and how far it has come. */
public class HrSnapshotParams extends PageParams {
  private static final Pattern PLACE = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

  @Parameter(
      description =
          "Only what was published after this moment: the `asOf` of an earlier snapshot, or a time before it. A cursor carries it along.",
      example = "2026-03-30T09:12:44Z")
  @QueryParam("modifiedAfter")
  @Nullable Instant modifiedAfter;

  @Parameter(
      description =
          "Only these agreements, at most 100, as they are now; ids that HR has no record of are passed over.")
  @QueryParam("id")
  @Size(max = 100)
  List<UUID> id = List.of();

  /** Where a page begins, when it is not the first one. */
  Optional<SnapshotPlace> place() {
    return afterKey()
        .map(
            key -> {
              var parts = PLACE.matcher(key);
              if (!parts.matches()) {
                throw notACursor();
              }
              return new SnapshotPlace(
                  Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
            });
  }
}
