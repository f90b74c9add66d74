package dev.latitude.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing wrong with a request: where, which rule, and what to do about it. */
@Schema(description = "One thing wrong with a request.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
    @Schema(
            description = "Line of the body, from 1, when it has a row on each; absent otherwise.",
            examples = "17")
        @Nullable Integer line,
    @Schema(
            description =
                "JSON Pointer (RFC 6901) into the request body, or into the row; absent when a parameter is at fault.",
            examples = "/rights/0/level")
        @Nullable String pointer,
    @Schema(
            description =
                "Name of the query, path or header parameter at fault; absent when the body is.",
            examples = "limit")
        @Nullable String parameter,
    @Schema(description = "Stable name of the rule that was broken.", examples = "required")
        String code,
    @Schema(
            description = "What is wrong and how to mend it, for a person.",
            examples = "must not be missing")
        String detail) {

  public static Fault at(String pointer, String code, String detail) {
    return new Fault(null, pointer, null, code, detail);
  }

  /** In a body that has a row on each line; the pointer leads into the row. */
  public static Fault atLine(int line, String pointer, String code, String detail) {
    return new Fault(line, pointer, null, code, detail);
  }

  public static Fault inParameter(String parameter, String code, String detail) {
    return new Fault(null, null, parameter, code, detail);
  }

  /** The same in a body that has what is at fault in this place. */
  public Fault under(String place) {
    return new Fault(line, pointer == null ? null : place + pointer, parameter, code, detail);
  }
}
