package dev.latitude.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A problem document (RFC 9457): the one shape of every failure. */
@Schema(
    description = "A problem document (RFC 9457), the one shape of every failure.",
    requiredProperties = {"type", "title", "status"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    @Schema(
            description = "Reference of a page that explains this kind of problem.",
            examples = "/problems/wrong-state")
        String type,
    @Schema(description = "Short name of the kind of problem; the same for every occurrence.")
        String title,
    @Schema(description = "The HTTP status.", examples = "409") int status,
    @Schema(description = "What happened this time and what to do about it, for a person.")
        String detail,
    @Schema(
            description = "W3C trace id to quote to the operators.",
            examples = "4bf92f3577b34da6a3ce929d0e0e4736")
        @Nullable String traceId,
    @Schema(description = "Every fault of the request, when it was the request that was wrong.")
        List<Fault> errors,
    @Schema(
            description =
                "The state the thing is in, when it is the state that refuses the command.",
            examples = "DRAFT")
        @Nullable String state,
    @Schema(
            description =
                "The commands the state would allow, when it is the state that refuses the command.")
        List<String> allowed) {

  public static Problem of(ProblemType type, String detail) {
    return of(type, detail, List.of());
  }

  public static Problem of(ProblemType type, String detail, List<Fault> errors) {
    return new Problem(
        "/problems/" + type.code(),
        type.title(),
        type.status(),
        detail,
        Traces.currentTraceId(),
        errors,
        null,
        List.of());
  }

  /** The same problem, saying also which state refused and which commands it would allow. */
  public Problem inState(String state, List<String> allowed) {
    return new Problem(type, title, status, detail, traceId, errors, state, allowed);
  }
}
