package dev.latitude.proposal.guidance;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One sign, driver, event or idea. */
@Schema(name = "GuidanceEntry", description = "One sign, driver, event or idea.")
public record GuidanceEntryView(
    @Schema(
            description =
                "Stable name, the same in every language and wherever the API uses it: a sign is the `sign` of a friction entry. More may come.",
            examples = "ROUTINE_SIGN_OFF")
        String code,
    @Schema(description = "For a person.") String title,
    @Schema(description = "For a person, a few sentences.") String text,
    @Schema(description = "What in Latitude addresses it, most useful first.")
        List<FeatureLink> addressedBy) {}
