package dev.latitude.proposal.guidance;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Guidance on one topic. */
@Schema(
    name = "GuidanceTopic",
    description = "Guidance on one topic, in the language that `Content-Language` names.",
    examples = GuidanceExamples.TOPIC)
public record GuidanceTopicView(
    @Schema(
            description =
                "Stable name of the topic, as in the path: `signs`, `drivers`, `context-events` or `neighbouring-ideas`. More may come.",
            examples = "signs")
        String topic,
    @Schema(description = "For a person.") String title,
    @Schema(description = "For a person.") String text,
    @Schema(description = "In a stable order.") List<GuidanceEntryView> items) {}
