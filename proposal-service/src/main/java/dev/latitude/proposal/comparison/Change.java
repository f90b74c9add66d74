package dev.latitude.proposal.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that differs between two contents of a proposal. */
@Schema(description = "One thing that differs between two contents of a proposal.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
    @Schema(description = "What kind of change it is. More kinds may come.") ChangeKind kind,
    @Schema(
            description =
                "What changed: the slug of a decision, the key of a metric or trigger, or the beginning of a text without a key.",
            examples = "client-report.publish")
        String subject,
    @Schema(
            description = "JSON Pointer into the earlier content; absent when it was not there.",
            examples = "/rights/0/requestedLevel")
        @Nullable String pointerBefore,
    @Schema(
            description = "JSON Pointer into the later content; absent when it is not there.",
            examples = "/rights/0/requestedLevel")
        @Nullable String pointerAfter,
    @Schema(
            description = "What it was, shortened; absent when it was not there.",
            examples = "ADVISE")
        @Nullable String before,
    @Schema(
            description = "What it is, shortened; absent when it is not there.",
            examples = "DELEGATE")
        @Nullable String after,
    @Schema(
            description = "The change in one sentence, for a person.",
            examples = "It asks for more of 'client-report.publish': DELEGATE instead of ADVISE.")
        String sentence,
    @Schema(description = "Whether support given to the earlier content does not cover the later.")
        boolean material) {

  static Change of(ChangeKind kind, Place place, @Nullable String before, @Nullable String after) {
    return new Change(
        kind,
        place.subject(),
        place.before(),
        place.after(),
        before,
        after,
        kind.sentence(place.subject(), before, after),
        kind.isMaterial());
  }
}
