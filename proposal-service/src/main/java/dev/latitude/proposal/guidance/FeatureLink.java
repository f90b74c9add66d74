package dev.latitude.proposal.guidance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ResourceBundle;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where in Latitude to find something. */
@Schema(description = "Something in Latitude, and where to find it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeatureLink(
    @Schema(description = "More features may come.") Feature feature,
    @Schema(description = "For a person.") String title,
    @Schema(
            description = "Path of the API, as the contract has it.",
            examples = "/api/v1/proposals")
        String path,
    @Schema(
            description =
                "The property of a proposal's `content` that carries it, when it is something a proposal says.",
            examples = "rights")
        @Nullable String property) {

  static FeatureLink of(Feature feature, ResourceBundle texts) {
    return new FeatureLink(
        feature, texts.getString("feature." + feature), feature.path(), feature.property());
  }
}
