package dev.latitude.proposal.friction;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.http.ETags;
import dev.latitude.proposal.proposal.WorkScope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry as its author sees it. */
@Schema(
    name = "FrictionEntry",
    description = "One occasion, as you noted it for yourself.",
    examples = FrictionExamples.ENTRY)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrictionEntryView(
    UUID id,
    @Schema(description = "What it was a sign of. More signs may come.") FrictionSign sign,
    @Schema(examples = "client-report.publish") @Nullable String decision,
    @Schema(examples = "2026-03-02") LocalDate day,
    @Schema(description = "How long you waited, as an ISO 8601 duration.", examples = "PT6H30M")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Duration waiting,
    WorkScope workScope,
    @Nullable String note,
    Instant createdAt,
    Instant updatedAt,
    @Schema(description = "The ETag of this version, for If-Match.", examples = "\"1\"")
        String etag) {

  static FrictionEntryView from(FrictionEntry entry) {
    return new FrictionEntryView(
        entry.id(),
        entry.sign(),
        entry.decision(),
        entry.day(),
        entry.waiting(),
        entry.workScope(),
        entry.note(),
        entry.createdAt(),
        entry.updatedAt(),
        ETags.of(entry.version()));
  }
}
