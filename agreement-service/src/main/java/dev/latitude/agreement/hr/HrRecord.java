package dev.latitude.agreement.hr;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A record as the database has it: its content, and what is told beside it. */
record HrRecord(HrAgreement content, @Nullable Acknowledgement acknowledgement, String etag) {

  /** What is told beside the content. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Beside(String contentHash, @Nullable Acknowledgement acknowledgement, String etag) {}

  Beside beside(String hash) {
    return new Beside(hash, acknowledgement, etag);
  }
}
