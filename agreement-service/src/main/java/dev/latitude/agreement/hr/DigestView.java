package dev.latitude.agreement.hr;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One step of comparing two copies. */
@Schema(
    name = "HrDigest",
    description = "A bucket and what it holds: smaller buckets, or the agreements themselves.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DigestView(
    @Schema(description = "Empty for all agreements.", examples = "a3") String prefix,
    long count,
    String hash,
    @Schema(
            description =
                "The buckets one digit longer that hold anything, in order; absent when the prefix has three digits.")
        @Nullable List<DigestBucket> buckets,
    @Schema(description = "The agreements, by id; absent unless the prefix has three digits.")
        @Nullable List<DigestEntry> agreements,
    @Schema(
            description =
                "Where the feed ended when this was asked for. Follow the feed that far before comparing.")
        String feedCursor) {}
