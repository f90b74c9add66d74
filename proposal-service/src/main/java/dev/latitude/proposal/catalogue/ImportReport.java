package dev.latitude.proposal.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a file did to the catalogue. */
@Schema(name = "CatalogueImport", description = "What a file did to the catalogue.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportReport(
    @Schema(description = "Entries the catalogue did not have.", examples = "2") int added,
    @Schema(description = "Entries that are another way now.", examples = "1") int changed,
    @Schema(description = "Entries that were like that already.", examples = "40") int unchanged,
    ImportBlocks blocks,
    @Schema(description = "True in the answer to `dryRun=true`: nothing was changed.")
        @Nullable Boolean dryRun) {}
