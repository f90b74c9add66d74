package dev.latitude.agreement.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What gave a right. */
@Schema(name = "RightSource", description = "What gave a right.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
    @Schema(description = "More kinds may come.") Kind kind,
    @Schema(description = "Id of the agreement or pilot.") UUID id,
    @Schema(description = "Version of the agreement; absent for a pilot.")
        @Nullable Integer version) {

  public static Source agreement(UUID id, int version) {
    return new Source(Kind.AGREEMENT, id, version);
  }

  public static Source pilot(UUID id) {
    return new Source(Kind.PILOT, id, null);
  }

  /** Something written down, or something that is being tried. */
  @Schema(name = "RightSourceKind")
  public enum Kind {
    AGREEMENT,
    PILOT
  }
}
