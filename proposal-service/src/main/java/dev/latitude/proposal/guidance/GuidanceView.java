package dev.latitude.proposal.guidance;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All guidance in one language. */
@Schema(
    name = "Guidance",
    description = "All guidance, in the language that `Content-Language` names.")
public record GuidanceView(List<GuidanceTopicView> items) {}
