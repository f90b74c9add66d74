package dev.latitude.agreement.contextevent;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.agreement.context.ContextEventKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A context event as HR and audit see it; or what would be one. */
@Schema(name = "ContextEvent", description = "What happened around people, and what comes of it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContextEventView(
    @Schema(description = "Absent in a dry run.") @Nullable UUID id,
    @Schema(description = "More kinds may come.") ContextEventKind kind,
    @Schema(examples = "[\"robin\"]") List<String> people,
    LocalDate occurredOn,
    @Nullable String note,
    @Schema(description = "Who reported it.", examples = "hanna") String recordedBy,
    @Schema(description = "Absent in a dry run.") @Nullable Instant recordedAt,
    Tally tally,
    @Schema(description = "What comes of it for each agreement, by employee; absent in lists.")
        @Nullable List<EffectView> effects,
    @Schema(description = "The ETag of this state; absent in a dry run.", examples = "\"3\"")
        @Nullable String etag) {

  /** What would be, had it been recorded. */
  static ContextEventView wouldBe(NewContextEvent happened, String reporter, List<Effect> effects) {
    return new ContextEventView(
        null,
        happened.kind(),
        happened.people(),
        happened.occurredOn(),
        happened.note(),
        reporter,
        null,
        Tally.of(effects),
        effects.stream().map(EffectView::from).toList(),
        null);
  }

  public static ContextEventView from(RecordedEvent recorded) {
    var event = recorded.event();
    return new ContextEventView(
        event.id(),
        event.kind(),
        event.people(),
        event.occurredOn(),
        event.note(),
        event.recordedBy(),
        event.createdAt(),
        recorded.tally(),
        recorded
            .effects()
            .map(effects -> effects.stream().map(EffectView::from).toList())
            .orElse(null),
        recorded.etag());
  }
}
