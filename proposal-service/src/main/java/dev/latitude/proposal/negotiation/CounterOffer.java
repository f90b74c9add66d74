package dev.latitude.proposal.negotiation;

import dev.latitude.proposal.proposal.ProposalContent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another offer in answer to one revision; the whole of it becomes the next revision. */
public record CounterOffer(
    @Schema(description = "The revision this answers: the one on the table.", examples = "1")
        @NotNull
        @Min(1)
        Integer revision,
    @Schema(
            description =
                "The whole offer. A partial yes has fewer rights or lower levels; `respondBy` is the day by which the other side owes an answer.")
        @NotNull
        @Valid
        ProposalContent content) {}
