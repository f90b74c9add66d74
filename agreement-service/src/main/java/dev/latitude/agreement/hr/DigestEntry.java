package dev.latitude.agreement.hr;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agreement in a bucket. */
@Schema(description = "An agreement in a bucket; its line is `id revision contentHash`.")
public record DigestEntry(UUID id, long revision, String contentHash) {}
