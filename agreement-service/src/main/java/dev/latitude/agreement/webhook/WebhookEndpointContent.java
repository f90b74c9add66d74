package dev.latitude.agreement.webhook;

import dev.latitude.agreement.right.Lists;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What HR says about an endpoint: where it is, and what it wants to know. */
@Schema(
    name = "WebhookEndpointContent",
    description = "Where to tell what happens, and what of it.",
    examples = WebhookExamples.CONTENT)
public record WebhookEndpointContent(
    @Schema(
            description =
                "Where deliveries are sent to: by HTTPS, to a host that is public, without a user name or password in it.",
            examples = "https://hr.example.com/latitude")
        @NotNull
        @Size(max = 2_000)
        @TargetUrl
        String url,
    @Schema(description = "What it is for.", examples = "The HR system's copy of the agreements")
        @Size(max = 500)
        @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "must say something, or be left out")
        @Nullable String description,
    @Schema(
            description =
                "Only events of these types; `agreement.*` means every type of that kind of thing. Left out or empty: every event. A type"
                    + " that does not exist yet is accepted.",
            examples = "[\"agreement.*\"]")
        @Size(max = 50)
        List<
                @NotNull @Size(max = 100)
                @Pattern(
                    // With an end to the words: matching costs a level of the stack for each.
                    regexp = "[a-z]+(-[a-z]+){0,49}[.]([a-z]+(-[a-z]+){0,49}|[*])",
                    message =
                        "must be the type of an event, or a kind of thing and '.*', as in 'agreement.*'")
                String>
            eventTypes) {
  public WebhookEndpointContent {
    eventTypes = Lists.orEmpty(eventTypes);
  }
}
